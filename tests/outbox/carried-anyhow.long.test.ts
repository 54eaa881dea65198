/**
 * I15: files out and in, uploads, passing on and collecting give every item exactly once, in any order and any number of times.
 */
import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseFeedPage } from '#lib/domain/wire/feed.ts';
import { collectedBytesOf, collectedIn, collectedOf, rememberCollected } from '#lib/device/collected.ts';
import { outboxEntries, sealedBytes } from '#lib/device/outbox-entries.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import { fetchFeed, reportCollected } from '#lib/desk/collect.ts';
import { drainOutbox } from '#lib/outbox/sending/drain.ts';
import { fileIn } from '#lib/desk/file-in.ts';
import { fileOut } from '#lib/outbox/files/file-out.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import type { Net } from '#lib/net/ask.ts';
import { passOn } from '#lib/desk/pass-on.ts';
import { openItem } from '#lib/sealing/open.ts';
import { closeRunning } from '#lib/server/running.ts';
import { ask, endpoints as server, setUpToken, useNewDatabase } from '../support/api.ts';
import { anOrganisersDevice } from '../support/carrying.ts';
import { aJoinedDevice, aSavedDraft } from '../support/device.ts';
import { aManifest, anId, organiser } from '../support/people.ts';
import { aPackJson, sha256 } from '../support/signed-event.ts';

const folder = useNewDatabase();
const manifest = aManifest({ packDigest: sha256(aPackJson()) });
const { code } = manifest;
const [organiserToken, joinToken] = [organiser.authToken, organiser.joinToken].map(toBase64Url) as [string, string];
const lostAnswer: Net = async (path, init) => {
	await server(path, init);
	throw new TypeError('the answer was lost');
};

/** One event serves every run, because a run's items have their own ids. */
beforeAll(async () => {
	const keys = { authHash: sha256(organiser.authToken), joinHash: sha256(organiser.joinToken) };
	const body = { ...(await signManifest(manifest, organiser)), ...keys, pack: aPackJson() };
	expect((await ask('POST', '/events', { token: setUpToken, body })).status).toBe(201);
});
afterAll(async () => {
	await closeRunning();
	rmSync(folder, { recursive: true });
});

interface World {
	tablets: Awaited<ReturnType<typeof aTablet>>[];
	desks: Awaited<ReturnType<typeof anOrganisersDevice>>[];
	files: Blob[];
	handedIn: Set<string>;
}
type Step = {
	kind: 'hand-in' | 'upload' | 'upload-lost' | 'file-out' | 'file-in' | 'half-in' | 'pass-on' | 'pass-lost' | 'collect';
	of: number;
};

async function aTablet() {
	const tablet = await aJoinedDevice({ table: '3', manifest });
	await tablet.database.events.update(code, { joinToken });
	return tablet;
}
const at = <T>(all: T[], of: number): T | undefined => all[of % Math.max(1, all.length)];

async function take({ tablets, desks, files, handedIn }: World, { kind, of }: Step): Promise<void> {
	const [tablet, desk, file] = [at(tablets, of)!, at(desks, of)!, at(files, of)];
	const collecting = { ...desk, net: server, token: organiserToken };
	switch (kind) {
		case 'hand-in': {
			const draft = await aSavedDraft(tablet, { id: anId() });
			if ((await handIn({ ...tablet, draft })).kind === 'handed-in') handedIn.add(draft.id);
			return;
		}
		case 'upload':
		case 'upload-lost':
			return void (await drainOutbox({ ...tablet, net: kind === 'upload' ? server : lostAnswer, event: code }));
		case 'file-out': {
			const out = await fileOut(tablet.database, code);
			if (out.kind === 'files') files.push(...out.files.map(({ text }) => new Blob([text])));
			return;
		}
		case 'file-in':
		case 'half-in': {
			if (!file) return;
			const given = kind === 'file-in' ? file : file.slice(0, file.size - 1 - ((of * 997) % (file.size - 30)));
			expect((await fileIn(desk, given)).kind).toBe(kind === 'file-in' ? 'taken-in' : 'refused');
			return;
		}
		case 'pass-on':
		case 'pass-lost':
			return void (await passOn({ ...desk, net: kind === 'pass-on' ? server : lostAnswer, token: joinToken }));
		case 'collect': {
			await fetchFeed(collecting);
			const ids = (await collectedIn(desk.database, code, 'fetched')).map(({ id }) => id);
			await rememberCollected(desk.database, code, ids, 'opened');
			await reportCollected(collecting);
		}
	}
}

async function feed(): Promise<string[]> {
	const answer = await ask('GET', `/events/${code}/letters?after=0&limit=500`, { token: organiserToken });
	const page = parseFeedPage(await answer.json());
	return page.kind === 'parsed' ? page.value.letters.map(({ id }) => id) : [];
}

/** The faults are over, and what is still out goes its ordinary way. */
async function settle(world: World) {
	for (const [of] of world.tablets.entries()) await take(world, { kind: 'upload', of });
	for (const [of] of world.desks.entries()) await take(world, { kind: 'pass-on', of });
	for (const [of] of world.desks.entries()) await take(world, { kind: 'collect', of });
}

const kinds = ['hand-in', 'upload', 'upload-lost', 'file-out', 'file-in', 'half-in', 'pass-on', 'pass-lost', 'collect'] as const;
const step: fc.Arbitrary<Step> = fc.record({ kind: fc.constantFrom(...kinds), of: fc.nat({ max: 9 }) });
const beginning: Step[] = [0, 1].flatMap((of) => [{ kind: 'hand-in', of } as const, { kind: 'file-out', of } as const]);

test('any interleaving of file out, file in, upload and collect gives every item exactly once (I15)', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 18 }), async (steps) => {
			const world: World = {
				tablets: [await aTablet(), await aTablet()],
				desks: [await anOrganisersDevice(), await anOrganisersDevice()],
				files: [],
				handedIn: new Set()
			};
			const before = (await feed()).length;
			for (const each of [...beginning, ...steps]) {
				await take(world, each);
				for (const { database } of world.tablets) await expectKept(database);
			}
			await settle(world);
			const stored = (await feed()).slice(before);
			expect(stored.sort()).toEqual([...world.handedIn].sort());
			for (const { database } of world.desks) await expectEach(database, world.handedIn);
		}),
		{ numRuns: 25 }
	);
});

/** Every copy on the tablet is still there, because nothing told the tablet that somebody collected. */
async function expectKept(database: World['tablets'][number]['database']) {
	const ids = (await outboxEntries(database, code)).map(({ id }) => id);
	expect((await sealedBytes(database, ids)).size).toBe(ids.length);
}

/** An organiser's device has every item of this run once, and it opens. None waits to be passed on or reported. */
async function expectEach(database: World['desks'][number]['database'], handedIn: Set<string>) {
	const rows = (await collectedOf(database, code)).filter(({ id }) => handedIn.has(id));
	expect(rows.map(({ id, state }) => `${id} ${state}`).sort()).toEqual([...handedIn].map((id) => `${id} reported`).sort());
	const bytes = await collectedBytesOf(database, code, [...handedIn]);
	for (const row of rows) expect((await openItem(bytes.get(row.id)!, organiser.identity, row)).kind).toBe('opened');
	expect(await database.carried.where({ event: code, state: 'waiting' }).count()).toBe(0);
}
