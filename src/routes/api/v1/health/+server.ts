import type { Health } from '#lib/domain/wire/health.ts';
import { answer } from '#lib/server/asking/answers.ts';
import { endpoint } from '#lib/server/asking/endpoint.ts';

export const GET = endpoint(async ({ store, recoveryRecipient }) => {
	await store.isReady();
	const health: Health = { ok: true, version: __APP_VERSION__, store: store.engine, recoveryRecipient };
	return answer(200, health);
});
