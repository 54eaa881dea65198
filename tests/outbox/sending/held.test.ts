import { expect, test } from 'vitest';
import type { HeldQuestion } from '#lib/domain/wire/held.ts';
import { dropBytes, markEntries, outboxEntries } from '#lib/device/outbox-entries.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { drainOutbox } from '#lib/outbox/sending/drain.ts';
import { HeldWatch } from '#lib/outbox/sending/held.ts';
import { aJoinedDevice, aNet, aSavedDraft, holdsAll, ours, received, serverTime } from '../../support/device.ts';
import { code } from '../../support/people.ts';

/** A device with so many delivered items, and a server that answers about them as the test wants. */
async function delivered(items: number) {
	const device = await aJoinedDevice({ table: '7' });
	for (let at = 0; at < items; at++) await handIn({ ...device, draft: await aSavedDraft(device) });
	const questions: HeldQuestion[] = [];
	const says: { answer: (question: HeldQuestion) => Response | Promise<Response> } = { answer: holdsAll };
	const { net, posts } = aNet(
		({ items: posted }) => received(posted),
		(question) => (questions.push(question), says.answer(question))
	);
	const asking = { ...device, net, event: code };
	await drainOutbox(asking);
	const entries = () => outboxEntries(device.database, code);
	const states = async () => (await entries()).map(({ state }) => state);
	return { ...asking, posts, questions, says, entries, states, watch: new HeldWatch(asking) };
}
const nothingHeld = () => ours(200, { held: [], received: 0, serverTime });

test('HeldWatch makes what a restored server lost wait again, and it is delivered anew (I20)', async () => {
	const device = await delivered(4);
	const [first, ...lost] = await device.entries();
	device.says.answer = () => ours(200, { held: [{ id: first!.id }], received: 1, serverTime });
	expect(await device.watch.look()).toEqual({ kind: 'told', again: 3 });
	expect(await device.states()).toEqual(['delivered', 'waiting', 'waiting', 'waiting']);
	await drainOutbox(device);
	const again = device.posts.flatMap(({ items }) => items).slice(4);
	expect(again.map(({ id, digest }) => [id, digest])).toEqual(lost.map(({ id, digest }) => [id, digest]));
});

test('HeldWatch asks about everything at first, then only for the number, and at once when that fell', async () => {
	const device = await delivered(2);
	await device.watch.look();
	await device.watch.look();
	expect(device.questions.map(({ items }) => items.length)).toEqual([2, 0]);
	device.says.answer = (question) =>
		question.items.length === 0 ? ours(200, { held: [], received: 1, serverTime }) : nothingHeld();
	expect(await device.watch.look()).toEqual({ kind: 'told', again: 2 });
});

test('HeldWatch notices a backup of the moment at which the page was opened, and the same one restored twice', async () => {
	const device = await delivered(1);
	const [first] = await device.entries();
	device.says.answer = ({ items }) =>
		ours(200, { held: items.filter(({ id }) => id === first!.id).map(({ id }) => ({ id })), received: 1, serverTime });
	await device.watch.look();
	for (const restored of [1, 2]) {
		if (restored === 1) await handIn({ ...device, draft: await aSavedDraft(device) });
		await drainOutbox(device);
		expect(await device.watch.look()).toEqual({ kind: 'told', again: 1 });
	}
});

test('HeldWatch asks about everything again after ten minutes', async () => {
	const device = await delivered(1);
	await device.watch.look();
	device.clock.turn(10 * 60_000);
	await device.watch.look();
	expect(device.questions.map(({ items }) => items.length)).toEqual([1, 1]);
});

test('HeldWatch lets go of what was collected, and keeps the tombstone (I7)', async () => {
	const device = await delivered(2);
	const [first] = await device.entries();
	device.says.answer = ({ items }) =>
		ours(200, { held: items.map(({ id }) => ({ id, ...(id === first!.id && { collected: true }) })), received: 2, serverTime });
	await device.watch.look();
	expect(await device.states()).toEqual(['let-go', 'delivered']);
	expect(await device.database.sealed.count()).toBe(1);
});

test('HeldWatch lets go of nothing by one clock that runs ahead, day after day of the device or not (I7)', async () => {
	const device = await delivered(1);
	device.says.answer = ({ items }) =>
		ours(200, { held: items.map(({ id }) => ({ id })), received: 1, serverTime: '2036-12-10T12:00:00.000Z' });
	for (let times = 0; times < 9; times++) {
		await device.watch.look();
		device.clock.turn(10 * 60_000);
	}
	expect(await device.states()).toEqual(['delivered']);
});

test('HeldWatch lets go after seven days on which the server said that it holds the item (I7)', async () => {
	const device = await delivered(1);
	const dayMs = 24 * 60 * 60_000;
	for (let day = 0; day <= 7; day++) {
		const now = new Date(Date.parse(serverTime) + day * dayMs).toISOString();
		device.says.answer = ({ items }) => ours(200, { held: items.map(({ id }) => ({ id })), received: 1, serverTime: now });
		expect(await device.states()).toEqual(['delivered']);
		await device.watch.look();
		device.clock.turn(10 * 60_000);
	}
	expect(await device.states()).toEqual(['let-go']);
});

test('HeldWatch takes what was set aside for delivered when the server holds it, and else tries it again (I8)', async () => {
	const device = await delivered(0);
	for (let at = 0; at < 3; at++) await handIn({ ...device, draft: await aSavedDraft(device) });
	const [there, missing, damaged] = await device.entries();
	await markEntries(device.database, [
		{ kind: 'set-aside', id: there!.id, reason: 'too-large' },
		{ kind: 'set-aside', id: missing!.id, reason: 'too-large' },
		{ kind: 'set-aside', id: damaged!.id, reason: 'damaged' }
	]);
	device.says.answer = () => ours(200, { held: [{ id: there!.id }], received: 1, serverTime });
	expect(await device.watch.look()).toEqual({ kind: 'told', again: 1 });
	expect((await device.entries()).map(({ state, reason }) => [state, reason])).toEqual([
		['delivered', undefined],
		['waiting', undefined],
		['set-aside', 'damaged']
	]);
});

test.each([
	['the network is gone', () => Promise.reject(new TypeError('gone'))],
	['a sign-in page answers', () => new Response('<p>Sign in')],
	['the server fails', () => ours(500, {})],
	['the server is older and knows no such call', () => new Response('Not found', { status: 404 })]
])('HeldWatch changes nothing when %s', async (_what, answer) => {
	const device = await delivered(2);
	device.says.answer = answer;
	expect(await device.watch.look()).toEqual({ kind: 'not-told' });
	expect(await device.states()).toEqual(['delivered', 'delivered']);
});

test('HeldWatch never brings back what was let go of', async () => {
	const device = await delivered(1);
	await dropBytes(
		device.database,
		(await device.entries()).map(({ id }) => id)
	);
	device.says.answer = nothingHeld;
	expect(await device.watch.look()).toEqual({ kind: 'told', again: 0 });
	expect(await device.states()).toEqual(['let-go']);
});
