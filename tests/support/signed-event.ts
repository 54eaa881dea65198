/**
 * A whole event as an organiser's device would create it, with a real signing key. Its sealed items are made of counted bytes.
 */
import { createHash } from 'node:crypto';
import type { Manifest } from '#lib/domain/manifest.ts';
import { hallBounds } from '#lib/domain/hall/hall-bounds.ts';
import type { EventToOpen, NextManifest, PostedItem } from '#lib/domain/wire/wire.ts';
import { ageShaped } from './age-shaped.ts';
import { aManifest, countedRandom } from './builders.ts';

export const sha256 = (of: Uint8Array | string) => createHash('sha256').update(of).digest('hex');
const inBase64Url = (bytes: Uint8Array | ArrayBuffer) => Buffer.from(bytes as Uint8Array).toString('base64url');

/** A pack of two cases in one language, the smallest that the parser takes. */
export function aPackJson(title = 'A small pack'): string {
	const texts = (text: string) => ({ en: text });
	const template = (kind: string, caseId: string) => ({
		id: `${caseId}-${kind}`,
		kind,
		locale: 'en',
		salutation: 'Dear Minister,',
		closing: 'Yours faithfully,',
		blocks: [{ prompt: 'What do you ask?', starters: ['I ask you'] }]
	});
	const aCase = (id: string, number: number) => ({
		id,
		number,
		names: { full: id, short: id },
		country: texts('Mexico'),
		countryCode: 'MX',
		line: texts('A line'),
		status: 'open',
		story: { en: ['A story.'] },
		asks: { en: ['An ask.'] },
		authority: { office: texts('The office'), lines: ['The office', 'MEXICO'], about: texts('They decide.'), languages: ['en'] },
		route: 'post',
		card: {
			lines: null,
			suggestions: { en: ['We think of you.'] },
			flags: { religiousWordingAllowed: true, mayMentionOrganisation: true, senderAddressAllowed: true, recipientIsFamily: false }
		},
		since: [],
		sources: ['https://example.org/'],
		templates: [template('letter', id), template('card', id)]
	});
	return JSON.stringify({
		v: 1,
		id: 'small-pack',
		title: texts(title),
		year: 2026,
		locales: ['en'],
		source: { text: texts('Made for a test.'), asOf: '2026-01-01' },
		guidance: { letters: { en: ['Be polite.'] }, cards: { en: ['Be kind.'] } },
		about: { en: ['About.'] },
		cases: [aCase('wendy-galarza', 1), aCase('zhang-zhan', 2)]
	});
}

export interface TestEvent {
	code: string;
	manifest: Manifest;
	sent: EventToOpen;
	organiserToken: string;
	joinToken: string;
	/** By the organiser's key. */
	sign(text: string): Promise<Uint8Array<ArrayBuffer>>;
	/** A manifest like the first with this change, signed by the same key. */
	next(change: Partial<Manifest>): Promise<NextManifest>;
}

/** `seed`: another one gives other tokens. */
export async function anEvent(change: Partial<Manifest> = {}, pack = aPackJson(), seed = 7): Promise<TestEvent> {
	const keys = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
	const manifest = aManifest({ packDigest: sha256(pack), ...change });
	const random = countedRandom(seed);
	const [organiser, join] = [random(32), random(16)];
	const signText = async (text: string) =>
		new Uint8Array(await crypto.subtle.sign('Ed25519', keys.privateKey, new TextEncoder().encode(text)));
	const sign = async (signed: Manifest): Promise<NextManifest> => {
		const text = JSON.stringify(signed);
		return { manifest: text, signature: inBase64Url(await signText(text)) };
	};
	const sent: EventToOpen = {
		...(await sign(manifest)),
		verifyKey: inBase64Url(await crypto.subtle.exportKey('raw', keys.publicKey)),
		authHash: sha256(organiser),
		joinHash: sha256(join),
		pack
	};
	return {
		code: manifest.code,
		manifest,
		sent,
		organiserToken: inBase64Url(organiser),
		joinToken: inBase64Url(join),
		sign: signText,
		next: (changed) => sign({ ...manifest, counter: manifest.counter + 1, ...changed })
	};
}

export const aDevice = '01938b6e-7a3c-7000-8000-00000000d001';
export const idOf = (number: number) => `01938b6e-7a3c-7000-8000-${number.toString(16).padStart(12, '0')}`;
export const numberOf = (id: string) => Number.parseInt(id.slice(-12), 16);

/**
 * A sealed item as it is posted: of the smallest size class, or of the largest below `mostBytes`. The server cannot open an item,
 * so its inside may be anything.
 */
export function aPosted(number: number, change: Partial<PostedItem> = {}, mostBytes = 0): PostedItem {
	// Half of the bytes are random, as sealed bytes look, because PostgreSQL would compress blanks to nothing.
	const sealed = ageShaped(countedRandom(number)(Math.max(600, Math.floor(mostBytes / 2))), mostBytes);
	return {
		id: idOf(number),
		seq: ((number - 1) % hallBounds.seq) + 1,
		caseId: 'wendy-galarza',
		kind: 'letter',
		keyVersion: 1,
		digest: sha256(sealed),
		sealed: Buffer.from(sealed).toString('base64'),
		...change
	};
}
