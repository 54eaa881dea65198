import { expect, test } from 'vitest';
import { Publishing } from '#lib/desk/publish/publishing.svelte.ts';
import { apiPath } from '#lib/domain/wire/wire.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import { ask, endpoints } from '../../support/api.ts';
import { aDeskDevice, anEventOnServer, aSealed, deliver, openedOn } from '../../support/desks.ts';
import { ours } from '../../support/device.ts';
import { aPackJson } from '../../support/signed-event.ts';
import { useOwnServer } from '../../support/own-server.ts';

useOwnServer();

/** A pack of version 1 as it is written. */
interface WrittenPack {
	title: Record<string, string>;
	cases: { line: Record<string, string>; authority: { country?: Record<string, string> } }[];
}

/** Its addresses say their country, as those of a new pack must. */
const withCountry = (change: (pack: WrittenPack) => void = () => {}) => {
	const pack = JSON.parse(aPackJson()) as WrittenPack;
	for (const entry of pack.cases) entry.authority.country = { en: 'Mexico' };
	change(pack);
	return JSON.stringify(pack);
};
const titled = (title: string) => withCountry((pack) => (pack.title = { en: title }));
async function aDesk(event?: Awaited<ReturnType<typeof anEventOnServer>>) {
	const opened = event ?? (await anEventOnServer({}, withCountry()));
	const device = aDeskDevice();
	const { open } = await openedOn(device, opened);
	return { event: opened, device, open, publishing: new Publishing(device.parts, open) };
}
const onServer = async ({ code, joinToken }: { code: string; joinToken: string }) =>
	(await ask('GET', `/events/${code}/pack`, { token: joinToken })).text();

test('Publishing sends the file word for word, and the desk shows it at once and when it is opened anew', async () => {
	const { event, device, open, publishing } = await aDesk();
	publishing.take(titled('Published'));
	expect(publishing.next?.changes.fields).toEqual(['title']);
	await publishing.publish();
	expect([publishing.isDone, publishing.next, publishing.failure]).toEqual([true, undefined, undefined]);
	expect(await onServer(event)).toBe(titled('Published'));
	expect(open.pack.title.en).toBe('Published');
	device.wire.mood = 'down';
	expect((await openedOn(device, event)).open.pack.title.en).toBe('Published');
});

test.each([
	['no JSON', '{', 'malformed'],
	['a field that nobody knows', withCountry().replace('"v":1', '"v":1,"extra":1'), 'malformed'],
	['an authority without a country', aPackJson().replaceAll('MEXICO', 'Street 1'), 'malformed'],
	['the same pack in other words of JSON', JSON.stringify(JSON.parse(withCountry()), undefined, 1), 'same']
])('Publishing takes nothing of a file with %s', async (_what, json, kind) => {
	const { publishing } = await aDesk();
	publishing.take(json);
	expect([publishing.notTaken?.kind, publishing.next]).toEqual([kind, undefined]);
});

test('Publishing carries over a case that the file leaves out, and its letters still arrive', async () => {
	const { event, open, publishing } = await aDesk();
	publishing.take(withCountry((pack) => void pack.cases.pop()));
	expect(publishing.next?.changes.removed.map(({ id }) => id)).toEqual(['zhang-zhan']);
	await publishing.publish();
	expect(open.pack.cases.map(({ id, state }) => [id, state])).toEqual([
		['wendy-galarza', 'open'],
		['zhang-zhan', 'retired']
	]);
	await deliver(event, await aSealed(event, { caseId: 'zhang-zhan' }));
});

test('Publishing waits while there is no network, and goes by itself once', async () => {
	const { event, device, publishing } = await aDesk();
	publishing.take(titled('Late'));
	device.wire.mood = 'down';
	await publishing.publish();
	await publishing.again();
	expect([publishing.isWaiting, publishing.isDone]).toEqual([true, false]);
	device.wire.mood = 'answers-lost';
	await publishing.again();
	expect(publishing.isWaiting).toBe(true);
	device.wire.mood = 'sound';
	await publishing.again();
	expect([publishing.isWaiting, publishing.isDone]).toEqual([false, true]);
	expect(await onServer(event)).toBe(titled('Late'));
});

test('Publishing stops when another organiser published first, and compares anew with what they published', async () => {
	const { event, open, publishing } = await aDesk();
	const there = await aDesk(event);
	const mine = withCountry((pack) => (pack.cases[0]!.line = { en: 'Mine' }));
	publishing.take(mine);
	there.publishing.take(titled('Theirs'));
	await there.publishing.publish();
	await publishing.publish();
	expect(publishing.failure).toEqual({ kind: 'declined', because: 'wrong-counter' });
	expect(open.pack.title.en).toBe('Theirs');
	expect(publishing.next?.changes.fields).toEqual(['title']);
	expect(await onServer(event)).toBe(titled('Theirs'));
	await publishing.publish();
	expect(await onServer(event)).toBe(mine);
	await there.open.refresh();
	expect(there.open.pack.cases[0]!.line.en).toBe('Mine');
});

test('OpenEvent.refresh gives a server that was restored from before the pack the newer one back (I20)', async () => {
	const event = await anEventOnServer({}, withCountry());
	const older = await signManifest(event.manifest, event.key);
	let isRestored = false;
	const packs: unknown[] = [];
	const device = aDeskDevice((path, init) => {
		if (!isRestored || path !== apiPath(event.code)) return endpoints(path, init);
		if (init.method !== 'PUT') return Promise.resolve(ours(200, older));
		const { pack } = JSON.parse(init.body as string) as { pack?: string };
		packs.push(pack);
		return Promise.resolve(pack === undefined ? ours(422, { error: { kind: 'wrong-digest', message: '' } }) : ours(200, older));
	});
	const { open } = await openedOn(device, event);
	const publishing = new Publishing(device.parts, open);
	publishing.take(titled('Newer'));
	await publishing.publish();
	isRestored = true;
	await open.refresh();
	expect(packs).toEqual([undefined, titled('Newer')]);
	expect(open.pack.title.en).toBe('Newer');
});
