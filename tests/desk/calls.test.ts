import { expect, test } from 'vitest';
import { mediaType, type DevicesAnswer } from '#lib/domain/wire/wire.ts';
import { askDevices } from '#lib/desk/calls.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { idOf } from '../support/signed-event.ts';

const all = Array.from({ length: 1_201 }, (_, number): DevicesAnswer['devices'][number] => ({
	...{ device: idOf(number), lastSeq: 1, received: 1, receivedSeq: 1 },
	lastSeenAt: '2026-12-10T12:00:00.000Z'
}));

/** A server that answers with what `pageOf` makes of the question. It gives every address that was asked. */
function asking(pageOf: (after: string, limit: number) => DevicesAnswer['devices']) {
	const asked: string[] = [];
	const net = (path: string) => {
		asked.push(path);
		const { searchParams } = new URL(path, 'http://table.test');
		const devices = pageOf(searchParams.get('after') ?? '', Number(searchParams.get('limit')));
		return Promise.resolve(new Response(JSON.stringify({ devices }), { headers: { 'content-type': mediaType } }));
	};
	return { asked, told: askDevices({ net, clock: deviceClock }, '7KQ2MB', 'token') };
}
const from = (after: string, limit: number) => all.filter(({ device }) => device > after).slice(0, limit);

test('askDevices reads page after page and gives every device once', async () => {
	const { asked, told } = asking(from);
	expect(await told).toEqual({ kind: 'given', value: { devices: all } });
	expect(asked).toHaveLength(3);
});

test('askDevices takes all at once from a server that knows no pages', async () => {
	const { told } = asking(() => all);
	expect(await told).toEqual({ kind: 'given', value: { devices: all } });
});

test('askDevices ends when a server gives the same page for ever, or none', async () => {
	expect(await asking((_, limit) => all.slice(0, limit)).told).toMatchObject({
		kind: 'given',
		value: { devices: { length: 500 } }
	});
	expect(await asking(() => []).told).toEqual({ kind: 'given', value: { devices: [] } });
});
