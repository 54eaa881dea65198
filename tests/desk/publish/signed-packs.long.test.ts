/** A section's signed pack, from the file that an organiser chooses to what a writer's device is told. */
import { expect, test } from 'vitest';
import { Publishing } from '#lib/desk/publish/publishing.svelte.ts';
import { packFromNow } from '#lib/domain/pack/signed/pack-from.ts';
import { parseManifest } from '#lib/domain/manifest.ts';
import { trustedSections } from '#lib/device/sections.ts';
import { aDeskDevice, anEventOnServer, openedOn, type EventOnServer } from '../../support/desks.ts';
import { useOwnServer } from '../../support/own-server.ts';
import { aPackOfVersion2 } from '../../support/pack-of-version-2.ts';
import { aSignedPack, otherSectionWords } from '../../support/signed-packs.ts';

useOwnServer();

const titled = (title: string) => JSON.stringify({ ...aPackOfVersion2(), title: { en: title, nl: title } });
const signed = (title: string, version: number, more: { name?: string; words?: string[] } = {}) =>
	aSignedPack({ pack: titled(title), version, ...more });

async function aDesk(event?: EventOnServer) {
	const on = event ?? (await anEventOnServer({}, titled('Before')));
	const device = aDeskDevice();
	const { open } = await openedOn(device, on);
	return { event: on, device, open, publishing: new Publishing(device.parts, open) };
}
/** A desk on which version 2 of the section's pack was trusted and published. */
async function aFollower() {
	const desk = await aDesk();
	await desk.publishing.takeFile(await signed('Second', 2));
	await desk.publishing.trust();
	await desk.publishing.publish();
	return desk;
}

test('Publishing says whose key signed, and tells nobody that a pack is from a section before it is trusted', async () => {
	const { open, publishing } = await aDesk();
	await publishing.takeFile(await signed('First', 1));
	expect(publishing.signature.signer).toEqual({ kind: 'unknown-key', isFollowed: false });
	expect(publishing.signature.file?.threeWords).toHaveLength(3);
	expect(publishing.next?.changes.fields).toEqual(['title']);
	await publishing.publish();
	expect([open.pack.title.en, open.manifest.packFrom]).toEqual(['First', undefined]);
});

test('Publishing says in the signed record whose pack it is once the section is trusted, and takes a later version', async () => {
	const { device, event, open, publishing } = await aFollower();
	expect(packFromNow(open.manifest)).toMatchObject({ name: 'Amnesty Nowhere', version: 2, packId: aPackOfVersion2().id });
	await publishing.takeFile(await signed('Third', 3));
	expect(publishing.signature.signer?.kind).toBe('trusted');
	expect(publishing.next?.changes.fields).toEqual(['title']);
	await publishing.publish();
	expect(packFromNow(open.manifest)?.version).toBe(3);
	const opened = await openedOn(device, event);
	expect(packFromNow(opened.open.manifest)?.version).toBe(3);
});

test('Publishing knows whose pack it is when a case of before is carried over into it', async () => {
	const pack = aPackOfVersion2();
	const bo = { ...pack.cases[0]!, id: 'bo-example', number: 2 };
	const event = await anEventOnServer({}, JSON.stringify({ ...pack, cases: [...pack.cases, bo] }));
	const { open, publishing } = await aDesk(event);
	await publishing.takeFile(await signed('First', 1));
	await publishing.trust();
	expect(publishing.next?.changes.removed.map(({ id }) => id)).toEqual(['bo-example']);
	await publishing.publish();
	const from = packFromNow(open.manifest);
	expect(from).toMatchObject({ version: 1, packDigest: open.manifest.packDigest });
	expect(from?.digest).not.toBe(from?.packDigest);
});

test('Publishing follows a section for a pack that says the same as the one that is open', async () => {
	const { open, publishing } = await aDesk();
	const file = await signed('Before', 1);
	await publishing.takeFile(file);
	expect(publishing.notTaken?.kind).toBe('same');
	await publishing.trust();
	expect([publishing.notTaken, publishing.next?.from?.version]).toEqual([undefined, 1]);
	await publishing.publish();
	expect(packFromNow(open.manifest)?.version).toBe(1);
	await publishing.takeFile(file);
	expect(publishing.notTaken?.kind).toBe('same');
});

test('a pack that nobody signed takes the place of a signed one, and nobody is told any more that it is from the section', async () => {
	const { open, publishing } = await aFollower();
	publishing.take(titled('Mine'));
	await publishing.publish();
	expect(packFromNow(open.manifest)).toBeUndefined();
	await publishing.takeFile(await signed('Older', 1));
	expect(publishing.notTaken).toMatchObject({ kind: 'lower', taken: 2, version: 1 });
});

test.each([
	['a lower version than the one taken', () => signed('First', 1), { kind: 'lower', taken: 2, version: 1 }],
	['another pack under the same version', () => signed('Another', 2), { kind: 'two-of-one-version', taken: 2, version: 2 }],
	[
		'the trusted name and another key',
		() => signed('Third', 3, { words: otherSectionWords }),
		{ kind: 'other-key', known: { name: 'Amnesty Nowhere' } }
	],
	[
		'a signature over other bytes',
		async () => (await signed('Third', 3)).replaceAll('Third', 'Fourth'),
		{ kind: 'does-not-fit' }
	],
	['lines of its own', async () => JSON.stringify(JSON.parse(await signed('Third', 3)), undefined, 1), { kind: 'does-not-fit' }],
	['half a signature', async () => (await signed('Third', 3)).replace(/"signature":"../, '"signature":"'), { kind: 'malformed' }],
	['a pack that is none', () => aSignedPack({ pack: '{ "v": 2 }', version: 3 }), { kind: 'malformed' }]
])('Publishing takes nothing of a file with %s', async (_what, file, why) => {
	const { open, publishing } = await aFollower();
	await publishing.takeFile(await file());
	expect([publishing.next, publishing.notTaken]).toMatchObject([undefined, why]);
	await publishing.publish();
	expect(open.pack.title.en).toBe('Second');
});

test('Publishing trusts the new key of a section in place of the old one, and goes on with it', async () => {
	const { device, open, publishing } = await aFollower();
	await publishing.takeFile(await signed('Third', 1, { words: otherSectionWords }));
	expect(publishing.notTaken?.kind).toBe('other-key');
	await publishing.trust();
	expect((await trustedSections(device.database)).map(({ name }) => name)).toEqual(['Amnesty Nowhere']);
	await publishing.publish();
	expect(open.pack.title.en).toBe('Third');
	await publishing.takeFile(await signed('Fourth', 4));
	expect(publishing.notTaken?.kind).toBe('other-key');
});

test('another organiser’s device hears whom the event follows, is warned of another key, and trusts by itself', async () => {
	const { event } = await aFollower();
	const { publishing } = await aDesk(event);
	await publishing.takeFile(await signed('Third', 3));
	expect(publishing.signature.signer).toEqual({ kind: 'unknown-key', isFollowed: true });
	await publishing.takeFile(await signed('Third', 3, { words: otherSectionWords }));
	expect(publishing.signature.signer?.kind).toBe('other-key');
});

test('Publishing trusts a section no more after an organiser said so', async () => {
	const { publishing } = await aFollower();
	const [section] = publishing.signature.sections;
	await publishing.signature.distrust(section!.verifyKey);
	await publishing.takeFile(await signed('Third', 3));
	expect([publishing.signature.sections, publishing.signature.signer?.kind]).toEqual([[], 'unknown-key']);
});

test('Publishing looks anew at the version when another organiser took a later one first', async () => {
	const desk = await aFollower();
	const there = await aDesk(desk.event);
	await desk.publishing.takeFile(await signed('Third', 3));
	await there.publishing.takeFile(await signed('Fourth', 4));
	await there.publishing.trust();
	await there.publishing.publish();
	await desk.publishing.publish();
	expect(desk.publishing.failure).toEqual({ kind: 'declined', because: 'wrong-counter' });
	expect([desk.publishing.next, desk.publishing.notTaken]).toMatchObject([undefined, { kind: 'lower', taken: 4, version: 3 }]);
});

test('parseManifest passes over whose pack it is when it cannot read it', async () => {
	const { open } = await aFollower();
	const spoiled = JSON.stringify({ ...open.manifest, packFrom: { ...open.manifest.packFrom, version: 'two' } });
	const read = parseManifest(spoiled);
	expect(read.kind === 'parsed' && [read.value.packFrom, read.value.name]).toEqual([undefined, open.manifest.name]);
});
