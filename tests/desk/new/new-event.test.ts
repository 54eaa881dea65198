import { expect, test, vi } from 'vitest';
import { NewEvent } from '#lib/desk/new/new-event.svelte.ts';
import { Organiser } from '#lib/desk/organiser.svelte.ts';
import { parseManifest } from '#lib/domain/manifest.ts';
import { organiserKey } from '#lib/keys/organiser-key.ts';
import type { Net } from '#lib/net/ask.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { ask, endpoints, setUpToken } from '../../support/api.ts';
import { aDeskDevice, anEventOnServer } from '../../support/desks.ts';
import { ours } from '../../support/device.ts';
import { recovery } from '../../support/people.ts';
import { aPackJson } from '../../support/signed-event.ts';
import { useOwnServer } from '../../support/own-server.ts';

useOwnServer();

/** An event whose fields are all filled in, just before the last press. */
function aNewEvent(net?: Net) {
	const device = aDeskDevice(net);
	const event = new NewEvent(device.parts);
	Object.assign(event, { setUpToken: ` ${setUpToken} `, name: ' Evening ', place: 'Utrecht', timeZone: 'Europe/Amsterdam' });
	expect(event.takePack(aPackJson())).toBeUndefined();
	return { ...device, event };
}
const recordOf = (event: NewEvent) => {
	if (event.opening.kind !== 'open') throw new Error(event.opening.kind);
	const parsed = parseManifest(event.opening.record.manifest);
	if (parsed.kind !== 'parsed') throw new Error(parsed.problem);
	return parsed.value;
};
/** Gives every event that these words organise on the server. */
async function codesOf(event: NewEvent) {
	const { authToken } = await organiserKey(event.words);
	const token = Buffer.from(authToken).toString('base64url');
	const answer = await ask('GET', '/events', { token });
	return answer.ok ? ((await answer.json()) as { codes: string[] }).codes : [];
}

test('NewEvent begins with words, a code, today by the handed clock, and three words to be asked back', () => {
	const { event } = aNewEvent();
	expect([event.words.length, event.recoveryWords.length, event.words.join() === event.recoveryWords.join()]).toEqual([
		12,
		12,
		false
	]);
	expect([event.startsOn, event.endsOn]).toEqual(['2026-12-10', '2026-12-10']);
	const [first, second, third] = event.asked as [number, number, number];
	expect(first >= 1 && first <= 4 && second >= 5 && second <= 8 && third >= 9 && third <= 12).toBe(true);
	expect(event.takePack('{"v":1}')).toEqual(expect.any(String));
});

test('NewEvent goes back to a step that was reached, and to no other', () => {
	const { event } = aNewEvent();
	event.step = 'words';
	event.step = 'facts';
	expect([event.hasReached('words'), event.hasReached('cases')]).toEqual([true, false]);
});

test('NewEvent.open puts the event on the server as it was said, and its words open it anywhere', async () => {
	const { event, parts } = aNewEvent();
	Object.assign(event, { envelope: 'us10', idleMinutes: '5', areCardsAllowed: false });
	await event.prove();
	expect(event.isProved).toBe(true);
	await event.open();
	const [own, recovering] = [await organiserKey(event.words), await organiserKey(event.recoveryWords)];
	expect(recordOf(event)).toMatchObject({
		...{ code: event.code, name: 'Evening', place: 'Utrecht', counter: 1, state: 'open', locales: ['en'] },
		recipients: [await recipientOf(own.identity), await recipientOf(recovering.identity)],
		settings: { envelope: 'us10', paper: 'letter', cardsAllowed: false, idleMs: 300_000 }
	});
	expect(event.isCodeChanged).toBe(false);
	const elsewhere = new Organiser(aDeskDevice().parts);
	expect(await elsewhere.open(event.entropy)).toEqual({ kind: 'opened' });
	const here = new Organiser(parts);
	if (event.opening.kind === 'open') await here.take(event.entropy, event.opening.record, event.opening.packJson);
	expect([here.current?.code, elsewhere.current?.manifest]).toEqual([event.code, here.current?.manifest]);
});

test('NewEvent seals for the house’s own recovery key where the server has one, and proves its own alone', async () => {
	const houseRecipient = await recipientOf(recovery.identity);
	const { event } = aNewEvent(async (path, init) => {
		const answer = await endpoints(path, init);
		if (path !== '/api/v1/health') return answer;
		return ours(200, { ...((await answer.json()) as object), recoveryRecipient: houseRecipient, tomorrow: 'more' });
	});
	await event.askForRecovery();
	await event.prove();
	await event.open();
	expect([event.houseRecovery, event.isProved, recordOf(event).recipients[1]]).toEqual([houseRecipient, true, houseRecipient]);
});

test('NewEvent.askForRecovery without an answer leaves the event its own recovery sheet', async () => {
	const { event, wire, clock } = aNewEvent();
	wire.mood = 'stalled';
	let isOver = false;
	const asking = event.askForRecovery().then(() => (isOver = true));
	await vi.waitFor(() => {
		clock.turn(15_000);
		expect(isOver).toBe(true);
	});
	await asking;
	expect(event.houseRecovery).toBeUndefined();
});

test('NewEvent.open is refused with a wrong set-up token, and opens with the right one', async () => {
	const { event } = aNewEvent();
	event.setUpToken = 'wrong';
	await event.open();
	expect([event.opening.kind, await codesOf(event)]).toEqual(['refused', []]);
	event.setUpToken = setUpToken;
	await event.open();
	expect(await codesOf(event)).toEqual([event.code]);
});

test('NewEvent.open takes another code when somebody else has this one, and says that the sheet names the wrong one', async () => {
	const taken = await anEventOnServer();
	const { event } = aNewEvent();
	event.code = taken.code;
	await event.open();
	expect([event.isCodeChanged, event.code === taken.code, await codesOf(event)]).toEqual([true, false, [event.code]]);
	expect(recordOf(event).code).toBe(event.code);
});

test('NewEvent.open after an answer that was lost finds its own event again, once', async () => {
	const { event, wire } = aNewEvent();
	wire.mood = 'answers-lost';
	await event.open();
	expect(event.opening).toEqual({ kind: 'unreachable' });
	const firstCode = event.code;
	wire.mood = 'sound';
	await event.open();
	expect([event.opening.kind, event.code, event.isCodeChanged, await codesOf(event)]).toEqual([
		'open',
		firstCode,
		false,
		[firstCode]
	]);
});

test('NewEvent.open after a lost answer and a change takes the event as the server has it, with its pack', async () => {
	const { event, wire, parts } = aNewEvent();
	wire.mood = 'answers-lost';
	await event.open();
	wire.mood = 'sound';
	event.name = 'A name that came later';
	event.takePack(aPackJson('Another pack'));
	await event.open();
	expect([recordOf(event).name, event.isCodeChanged, await codesOf(event)]).toEqual(['Evening', false, [event.code]]);
	const organiser = new Organiser(parts);
	if (event.opening.kind === 'open') await organiser.take(event.entropy, event.opening.record, event.opening.packJson);
	expect([organiser.current?.manifest.name, organiser.current?.pack.title]).toEqual(['Evening', { en: 'A small pack' }]);
});

test('NewEvent.open opens no second event when it cannot ask whose the taken code is', async () => {
	let isCut = false;
	const { event, wire } = aNewEvent((path, init) =>
		isCut && (init.method ?? 'GET') === 'GET' ? Promise.reject(new TypeError('gone')) : endpoints(path, init)
	);
	wire.mood = 'answers-lost';
	await event.open();
	wire.mood = 'sound';
	event.name = 'Changed meanwhile';
	isCut = true;
	await event.open();
	expect([event.opening.kind, event.isCodeChanged]).toEqual(['unreachable', false]);
	isCut = false;
	await event.open();
	expect([event.opening.kind, await codesOf(event)]).toEqual(['open', [event.code]]);
});

test('NewEvent.open gives up after a few codes that are all taken', async () => {
	const taken = ours(409, { error: { kind: 'code-taken', message: 'Taken.' } });
	const refused = ours(403, { error: { kind: 'wrong-token', message: 'Not yours.' } });
	const { event, wire } = aNewEvent((_path, { method }) => Promise.resolve((method === 'POST' ? taken : refused).clone()));
	await event.open();
	expect([event.opening, event.isCodeChanged]).toEqual([{ kind: 'declined', because: 'code-taken' }, true]);
	expect(wire.asked.filter((each) => each.startsWith('POST'))).toHaveLength(4);
});
