/** Sends the real endpoints bodies that are cut, endless, or of another kind. */
import { expect, test } from 'vitest';
import { ask } from '../../support/api.ts';
import { errorOf, eventOnApi } from '../../support/event-on-api.ts';
import { aDevice, aPosted, idOf } from '../../support/signed-event.ts';

const here = eventOnApi();
const { post, stored } = here;

const whole = JSON.stringify({ device: aDevice, items: [aPosted(10), aPosted(11)] });

test('POST letters stores nothing of a body cut in half', async () => {
	expect(await errorOf(await ask('POST', `${here.path}/letters`, { ...here.join, body: whole.slice(0, whole.length / 2) }))).toBe(
		'400 malformed'
	);
	expect(await stored()).not.toContain(idOf(10));
});

test('POST letters stores nothing when the connection ends inside the body', async () => {
	const body = new ReadableStream({
		start(controller) {
			controller.enqueue(new TextEncoder().encode(whole.slice(0, 900)));
			controller.error(new Error('the connection ended'));
		}
	});
	expect(await errorOf(await ask('POST', `${here.path}/letters`, { ...here.join, body }))).toBe('400 malformed');
	expect(await stored()).not.toContain(idOf(10));
});

test('POST letters counts a body that does not tell its length', async () => {
	let sent = 0;
	const body = new ReadableStream({
		pull(controller) {
			sent += 65_536;
			controller.enqueue(new Uint8Array(65_536).fill(32));
			if (sent > 64 * 1024 * 1024) controller.close();
		}
	});
	expect(await errorOf(await ask('POST', `${here.path}/letters`, { ...here.join, body }))).toBe('413 too-large');
	expect(sent).toBeLessThan(1024 * 1024);
});

test('POST letters turns away a body of another media type, bytes that are no text, and what is no batch', async () => {
	for (const type of ['application/json', 'text/plain', 'multipart/form-data'])
		expect(
			await errorOf(await ask('POST', `${here.path}/letters`, { ...here.join, body: whole, headers: { 'content-type': type } }))
		).toBe('415 wrong-media-type');
	const bytes = new Blob([new Uint8Array([0x22, 0xff, 0xfe, 0x22])]).stream();
	expect(await errorOf(await ask('POST', `${here.path}/letters`, { ...here.join, body: bytes }))).toBe('400 malformed');
	for (const body of ['null', '[]', '{"device":"x","items":[]}', `{"device":"${aDevice}","items":[]}`])
		expect(await errorOf(await ask('POST', `${here.path}/letters`, { ...here.join, body }))).toBe('400 malformed');
	expect(await errorOf(await post(Array.from({ length: 201 }, (_, index) => index)))).toBe('400 malformed');
});

test('GET letters turns away a cursor that is none', async () => {
	for (const query of ['after=-1', 'after=x', 'limit=0', 'limit=1.5'])
		expect(await errorOf(await ask('GET', `${here.path}/letters?${query}`, here.organiser))).toBe('400 malformed');
});
