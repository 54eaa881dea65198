/** "Northaven writes", the event of a demo. It is created as an organiser's device would create it. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { newCode } from '#lib/domain/event-code.ts';
import { newId } from '#lib/domain/id.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import { sha256Hex, toBase64Url } from '#lib/keys/bytes.ts';
import { fingerprintOf, joinLink } from '#lib/keys/join-link.ts';
import { organiserKey, type OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import { newWords, readWords } from '#lib/keys/words.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { openDatabase } from '#lib/server/open-database.ts';
import { newSetUpToken } from '#lib/server/events/setup-token.ts';
import { storeOver, type Store } from '#lib/server/store.ts';
import type { DemoRecord } from './record.ts';

/** The first is there in a clone. A release has only the copy in the built app. */
const packFiles = ['static', 'build/client'].map(
	(folder) => new URL(`../../../${folder}/packs/marathon-2021.json`, import.meta.url)
);
const dayMs = 86_400_000;
const random = (bytes: number) => new Uint8Array(randomBytes(bytes));

/** Gives the event of the last start, or a new one. Its links have the address of this start. */
export async function ensureSampleEvent(databaseUrl: string, url: string, last: DemoRecord | undefined): Promise<DemoRecord> {
	const store = storeOver(await openDatabase(databaseUrl), { now: () => Date.now() });
	try {
		const words = last ? wordsIn(last) : newWords(random);
		const code = last?.code ?? newCode(random);
		const key = await organiserKey(words);
		await createUnlessThere(store, code, key);
		const parts = { code, token: toBase64Url(key.joinToken), fingerprint: await fingerprintOf(key.verifyKey) };
		return {
			url,
			code,
			joinLink: joinLink(url, parts),
			tableLink: joinLink(url, { ...parts, table: '1' }),
			organiserWords: words.join(' '),
			setupToken: last?.setupToken ?? (process.env.SETUP_TOKEN || newSetUpToken(random))
		};
	} finally {
		await store.close();
	}
}

function wordsIn(last: DemoRecord): string[] {
	const read = readWords(last.organiserWords);
	if (read.kind !== 'words') throw new Error('demo.json: the organiser words are not whole');
	return read.words;
}

async function createUnlessThere(store: Store, code: string, key: OrganiserKey) {
	const role = await store.roleOf(code, toBase64Url(key.authToken));
	if (role.kind === 'known') return;
	const pack = readFileSync(packFiles.find((file) => existsSync(file)) ?? packFiles[0]!, 'utf8');
	const outcome = await store.createEvent({
		...(await signManifest(await sampleManifest(code, key, await sha256Hex(pack)), key)),
		authHash: await sha256Hex(key.authToken),
		joinHash: await sha256Hex(key.joinToken),
		pack
	});
	if (outcome.kind === 'refused') throw new Error(`the sample event was not taken: ${outcome.message}`);
}

async function sampleManifest(code: string, key: OrganiserKey, packDigest: string): Promise<Manifest> {
	const dayFromToday = (days: number) => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);
	return {
		v: 1,
		code,
		eventId: newId(Date.now(), random),
		name: 'Northaven writes',
		place: 'Quayside Library',
		startsOn: dayFromToday(-1),
		endsOn: dayFromToday(7),
		timeZone: 'Europe/Amsterdam',
		locales: ['en', 'nl'],
		recipients: [await recipientOf(key.identity), await recoveryRecipient()],
		keyVersion: 1,
		packDigest,
		settings: { envelope: 'din5008b', paper: 'a4', cardsAllowed: true, idleMs: 240_000, contactAllowed: false },
		state: 'open',
		counter: 1
	};
}

/** Gives the second key of a demo. A demo prints no recovery sheet, so nobody has this key unless the environment names one. */
const recoveryRecipient = async () =>
	process.env.RECOVERY_RECIPIENT || recipientOf((await organiserKey(newWords(random))).identity);
