import { expect, test } from 'vitest';
import type { Telling } from '#lib/desk/recalls.svelte.ts';
import { inScope } from '#lib/desk/print/in-scope.ts';
import { aCard } from '../support/builders.ts';
import { aDeskDevice, aSealed, anEventOnServer, deliver, deliverLetters, openedOn } from '../support/desks.ts';
import { Tray } from '#lib/desk/tray.svelte.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();

const caseId = 'wendy-galarza';
const goodNews: Telling = { caseId, kind: 'good-news', text: { en: 'Wendy is free.' } };

async function aDesk(event: Awaited<ReturnType<typeof anEventOnServer>>) {
	const device = aDeskDevice();
	const { open } = await openedOn(device, event);
	const tray = new Tray(device.parts, open);
	/** Meets the server once, as the desk does again and again. */
	const meet = async () => {
		await open.refresh();
		await tray.collect();
		await tray.recalls.settle();
		await tray.facts.sync();
	};
	await meet();
	return { ...device, open, tray, recalls: tray.recalls, meet };
}
type ADesk = Awaited<ReturnType<typeof aDesk>>;
const printable = ({ tray }: ADesk) =>
	inScope(tray.entries, { kind: 'letters', scope: 'all', batchIds: [], caseIds: [] }).map(({ row }) => row.id);

test('Recalls.tell holds what is here and what comes later, on every desk, and takeBack releases all of it', async () => {
	const event = await anEventOnServer();
	const [first] = await deliverLetters(event, 1, { caseId });
	const [other] = await deliverLetters(event, 1, { caseId: 'zhang-zhan' });
	const [here, there] = [await aDesk(event), await aDesk(event)];
	expect(printable(here)).toEqual([first, other]);
	expect(await here.recalls.tell(goodNews)).toBe(true);
	expect(here.recalls.of(caseId)).toMatchObject({ kind: 'good-news', text: { en: 'Wendy is free.' } });
	expect(printable(here)).toEqual([other]);
	await there.meet();
	const [late] = await deliverLetters(event, 1, { caseId });
	await there.meet();
	await here.meet();
	for (const desk of [here, there]) {
		expect(printable(desk)).toEqual([other]);
		expect(desk.tray.reviews.byId.get(late!)).toMatchObject({ state: 'held', said: { news: here.recalls.of(caseId)!.id } });
	}
	// The one takes back what the other told, and what each of them held.
	expect(await there.recalls.takeBack(caseId)).toBe(true);
	await here.meet();
	await there.meet();
	for (const desk of [here, there]) expect([printable(desk), desk.recalls.told]).toEqual([[first, other, late], []]);
});

test('Recalls releases what this device held without a network after another organiser took the news back', async () => {
	const event = await anEventOnServer();
	const [here, there] = [await aDesk(event), await aDesk(event)];
	await here.recalls.tell(goodNews);
	await there.meet();
	const [late] = await deliverLetters(event, 1, { caseId });
	await there.tray.collect();
	await there.recalls.settle();
	expect(printable(there)).toEqual([]);
	await here.recalls.takeBack(caseId);
	await there.meet();
	await here.meet();
	expect([printable(there), printable(here)]).toEqual([[late], [late]]);
});

test('Recalls leaves cards alone after good news, and holds them after a stop that is told anew', async () => {
	const event = await anEventOnServer();
	const [letter] = await deliverLetters(event, 1, { caseId });
	const { id: _id, event: _event, ...cardFields } = aCard({ caseId });
	const card = await aSealed(event, cardFields);
	await deliver(event, card);
	const desk = await aDesk(event);
	const stateOf = (id: string) => desk.tray.reviews.byId.get(id)?.state ?? 'fine';
	await desk.recalls.tell(goodNews);
	expect([stateOf(letter!), stateOf(card.id)]).toEqual(['held', 'fine']);
	await desk.recalls.tell({ ...goodNews, kind: 'stop' });
	expect([stateOf(letter!), stateOf(card.id)]).toEqual(['held', 'held']);
	expect(desk.recalls.told).toHaveLength(1);
});

test('Recalls waits while there is no network, and tells by itself once', async () => {
	const desk = await aDesk(await anEventOnServer());
	desk.wire.mood = 'down';
	expect(await desk.recalls.tell(goodNews)).toBe(false);
	await desk.recalls.again();
	expect([desk.recalls.waiting !== undefined, desk.recalls.told]).toEqual([true, []]);
	desk.wire.mood = 'sound';
	await desk.recalls.again();
	expect([desk.recalls.waiting, desk.recalls.failure, desk.recalls.told.length]).toEqual([undefined, undefined, 1]);
	const counter = desk.open.manifest.counter;
	await desk.recalls.again();
	expect(desk.open.manifest.counter).toBe(counter);
});

test('Recalls.tell shows what another organiser changed first, and goes with the next press', async () => {
	const event = await anEventOnServer();
	const [here, there] = [await aDesk(event), await aDesk(event)];
	await there.recalls.tell({ ...goodNews, caseId: 'zhang-zhan' });
	expect(await here.recalls.tell(goodNews)).toBe(false);
	expect(here.recalls.failure).toEqual({ kind: 'declined', because: 'wrong-counter' });
	expect(here.recalls.told.map((each) => each.caseId)).toEqual(['zhang-zhan']);
	expect(await here.recalls.tell(goodNews)).toBe(true);
	expect(here.recalls.told.map((each) => each.caseId)).toEqual(['zhang-zhan', caseId]);
});

test('Recalls.tell sends nothing that a record has no room for', async () => {
	const desk = await aDesk(await anEventOnServer());
	const text = Object.fromEntries(['en', 'nl', 'de', 'fr', 'es'].map((locale) => [locale, '한'.repeat(1_200)]));
	expect(await desk.recalls.tell({ ...goodNews, text })).toBe(false);
	expect([desk.recalls.failure, desk.recalls.waiting]).toEqual([{ kind: 'no-room' }, undefined]);
	expect(desk.open.manifest.counter).toBe(1);
});
