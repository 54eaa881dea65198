import type { Health } from '#lib/domain/health.ts';
import { answer } from '#lib/server/answers.ts';
import { endpoint } from '#lib/server/endpoint.ts';

export const GET = endpoint(async ({ store, recoveryRecipient }) => {
	await store.isReady();
	const health: Health = { ok: true, version: __APP_VERSION__, store: store.engine, recoveryRecipient };
	return answer(200, health);
});
