import { answer } from '#lib/server/asking/answers.ts';
import { organiserCall, question } from '#lib/server/asking/calls.ts';
import { parseDevicesQuery } from '#lib/server/devices/devices.ts';

export const GET = organiserCall(question(parseDevicesQuery), async ({ store, code }, query) =>
	answer(200, await store.listDevices(code, query))
);
