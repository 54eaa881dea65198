import { expect, test } from 'vitest';
import { Desk } from '#lib/desk/desk.svelte.ts';
import { countsOf } from '#lib/domain/channels/came.ts';
import { readJoinLink } from '#lib/keys/join-link.ts';
import { aDeskDevice, aSealed, anEventOnServer, deliver, openedOn, type EventOnServer } from '../support/desks.ts';
import { ask } from '../support/api.ts';
import { anId } from '../support/people.ts';
import { aPosted } from '../support/signed-event.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();

async function aDesk(event: EventOnServer, device = aDeskDevice()) {
	const { open } = await openedOn(device, event);
	const desk = new Desk(device.parts, open);
	/** Meets the server once, as the desk does again and again. */
	const meet = async () => {
		await desk.tray.facts.sync();
		await desk.links.hear();
		await desk.tray.collect();
		await desk.links.settle();
		await desk.tray.facts.sync();
	};
	await meet();
	return { ...device, desk, links: desk.links, meet };
}
type ADesk = Awaited<ReturnType<typeof aDesk>>;

const named = ({ links }: ADesk, name: string, isClosed = false) => {
	const found = links.list.find((link) => link.name === name && link.isClosed === isClosed);
	if (!found) throw new Error(`no link ${name}`);
	return found;
};
const tokenOf = (url: string | undefined) => {
	const read = readJoinLink(url ?? '');
	if (read.kind !== 'link') throw new Error(`no join link: ${url}`);
	return read.parts.token;
};
const by = (event: EventOnServer, token: string): EventOnServer => ({ ...event, joinToken: token });
/** Junk that nobody can open, each item from a device of its own. */
const junk = (from: number, count: number) =>
	Array.from({ length: count }, (_, at) => ({ ...aPosted(from + at), id: anId(), device: anId() }));

test('Links.openNew opens a link for each name; every desk shows the same, and what it is called is sealed on the server', async () => {
	const event = await anEventOnServer();
	const [here, there] = [await aDesk(event), await aDesk(event)];
	expect(await here.links.openNew('table', ['1', 'Window'])).toBe(true);
	expect(await here.links.openNew('group', ['Class 4b'])).toBe(true);
	await there.meet();
	expect(there.links.list.map(({ kind, name }) => [kind, name])).toEqual([
		['table', '1'],
		['table', 'Window'],
		['group', 'Class 4b']
	]);
	expect(there.links.list).toEqual(here.links.list);
	expect(readJoinLink(named(here, 'Window').url!)).toMatchObject({ kind: 'link', parts: { code: event.code, table: 'Window' } });
	expect(new Set(here.links.list.map(({ url }) => tokenOf(url))).size).toBe(3);
	const told = await (await ask('GET', `/events/${event.code}/channels`, { token: event.token })).text();
	for (const word of ['Window', 'Class', 'table', 'group']) expect(told).not.toContain(word);
});

test('a leaked link is flooded: one hold, the door closed, a new link, and every honest letter is there', async () => {
	const event = await anEventOnServer();
	const here = await aDesk(event);
	await here.links.openNew('table', ['9', '10']);
	const [nine, ten] = [tokenOf(named(here, '9').url), tokenOf(named(here, '10').url)];
	const [honest, beside] = [await aSealed(event), await aSealed(event)];
	await deliver(by(event, nine), honest, ...junk(1, 40));
	await deliver(by(event, ten), beside);
	await here.desk.roll.hear();
	await here.meet();
	const flooded = named(here, '9');
	expect(here.links.floods).toMatchObject([{ channel: flooded.id, came: 41, unopened: 40 }]);
	expect(flooded).toMatchObject({ items: 41 });

	const held = await here.desk.reviews.hold(
		here.links.cameBy(flooded.id).map(({ id }) => id),
		{ reason: 'other' }
	);
	expect([here.links.floods, here.desk.tray.apart]).toEqual([[], []]);
	expect(countsOf(here.links.cameBy(flooded.id))).toMatchObject({ all: 41, toHold: 0, held: 41 });
	const renewed = await here.links.renew(flooded);
	expect(here.links.of(flooded.id)).toMatchObject({ isClosed: true });
	expect(here.links.of(renewed)).toMatchObject({ name: '9', kind: 'table', isClosed: false });

	// What was begun before comes late by the closed door, and is held. A tablet with the new card goes on as before.
	const [begun, after] = [await aSealed(event), await aSealed(event)];
	await deliver(by(event, nine), begun);
	await deliver(by(event, tokenOf(here.links.of(renewed)?.url)), after);
	await here.meet();
	const stateOf = (id: string) => here.desk.reviews.byId.get(id)?.state ?? 'fine';
	expect([begun, after, beside, honest].map(({ id }) => stateOf(id))).toEqual(['held', 'fine', 'fine', 'held']);
	expect(here.desk.tray.entries.map(({ row }) => row.id).sort()).toEqual(
		[honest, beside, begun, after].map(({ id }) => id).sort()
	);

	// Releasing one and taking the hold back both stay as said, whoever looks next.
	await here.desk.reviews.release([begun.id]);
	if (held.kind === 'said') await here.desk.reviews.takeBack(held.facts);
	const there = await aDesk(event);
	await here.meet();
	for (const desk of [here, there])
		expect([begun, after, beside, honest].map(({ id }) => desk.desk.reviews.byId.get(id)?.state ?? 'fine')).toEqual(
			Array(4).fill('fine')
		);
});

test('a server that was restored from a backup of before gets the links back, closed ones closed', async () => {
	const event = await anEventOnServer();
	const here = await aDesk(event);
	await here.links.openNew('home', ['Phones', 'Old phones']);
	await here.links.setClosed(named(here, 'Old phones'), true);
	const before = here.links.list;
	const { running } = await import('#lib/server/running.ts');
	const list = (await running()).store;
	const { channels } = await list.readChannels(event.code);
	expect(channels).toHaveLength(2);
	await loseChannels();
	expect((await list.readChannels(event.code)).channels).toEqual([]);
	const again = await aDesk(event, here);
	expect(again.links.list).toEqual(before.map(({ items: _none, ...link }) => ({ ...link, items: undefined })));
	expect(
		(await list.readChannels(event.code)).channels.map(({ id, tokenHash, closedAt }) => [id, tokenHash, !!closedAt])
	).toEqual(channels.map(({ id, tokenHash, closedAt }) => [id, tokenHash, !!closedAt]));
});

async function loseChannels() {
	const { openDatabase } = await import('#lib/server/open-database.ts');
	const { db, close } = await openDatabase(process.env.DATABASE_URL!);
	await db.deleteFrom('channels').execute();
	await close();
}

test('Links without a network: what is known stays on the screen, and nothing is opened', async () => {
	const event = await anEventOnServer();
	const here = await aDesk(event);
	await here.links.openNew('page', ['Public page']);
	here.wire.mood = 'down';
	expect(await here.links.openNew('table', ['1'])).toBe(false);
	expect(here.links.failure).toMatchObject({ kind: 'unreachable' });
	expect(here.links.list.map(({ name }) => name)).toEqual(['Public page']);
	const again = new Desk(here.parts, here.desk.open);
	await again.links.hear();
	expect(again.links.list).toMatchObject([{ name: 'Public page', isClosed: false, url: named(here, 'Public page').url }]);
});

test('the recovery words read which links there are, and show none', async () => {
	const event = await anEventOnServer();
	await (await aDesk(event)).links.openNew('table', ['3']);
	const there = await aDesk({ ...event, entropy: event.recoveryEntropy });
	expect(there.links.list).toMatchObject([{ name: '3', kind: 'table', isClosed: false }]);
	expect(there.links.list[0]).not.toHaveProperty('url');
});

test('a name that the server puts to a link is shown, and the link under it never', async () => {
	const event = await anEventOnServer();
	const here = await aDesk(event);
	await here.links.openNew('table', ['9']);
	const { sealChannel } = await import('#lib/sealing/seal-channel.ts');
	const { id } = named(here, '9');
	const content = { v: 1 as const, event: event.code, id, kind: 'table' as const, name: '10' };
	const [kept] = (await (await ask('GET', `/events/${event.code}/channels`, { token: event.token })).json()).channels;
	const body = { tokenHash: kept.tokenHash, sealed: await sealChannel(content, event.manifest.recipients), closed: false };
	await ask('PUT', `/events/${event.code}/channels/${id}`, { token: event.token, body });
	await here.meet();
	expect(here.links.list).toMatchObject([{ name: '10' }]);
	expect(here.links.list[0]).not.toHaveProperty('url');
});
