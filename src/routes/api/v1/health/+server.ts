import { answer } from '#lib/server/answers.ts';
import { endpoint } from '#lib/server/endpoint.ts';

export const GET = endpoint(async ({ store, recoveryRecipient }) => {
	await store.isReady();
	return answer(200, { ok: true, version: __APP_VERSION__, store: store.engine, recoveryRecipient });
});
