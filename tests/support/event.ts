/** An event on a running server. It is opened as an organiser's device opens one, but without the screens. */
import { readFileSync } from 'node:fs';
import { newCode } from '#lib/domain/event-code.ts';
import { newId } from '#lib/domain/id.ts';
import { parseItem, type Item } from '#lib/domain/item.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import { parseFeedPage, type FeedItem } from '#lib/domain/wire/feed.ts';
import { apiPath, mediaType } from '#lib/domain/wire/wire.ts';
import { fromBase64, sha256Hex, toBase64Url } from '#lib/keys/bytes.ts';
import { fingerprintOf, joinLink } from '#lib/keys/join-link.ts';
import { organiserKey, type OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import { newWords } from '#lib/keys/words.ts';
import { openItem } from '#lib/sealing/open.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { aManifest } from './builders.ts';
import { mandateFor } from './hand-over.ts';
import { setupToken } from './server.ts';

export const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
export const samplePack = () => readFileSync('static/packs/marathon-2021.json', 'utf8');

/** The same cases with dates of this year, so that letters can be posted for them. */
export function presentPack(): string {
	const { archive: _archive, ...present } = JSON.parse(samplePack()) as Record<string, unknown>;
	return JSON.stringify(present);
}

export interface OpenedEvent {
	code: string;
	words: string[];
	/** The words of its recovery sheet. */
	recoveryWords: string[];
	key: OrganiserKey;
	manifest: Manifest;
	joinLink: string;
	tableLink: (table: string) => string;
}

export async function openEvent(url: string, change: Partial<Manifest> = {}, pack = samplePack()): Promise<OpenedEvent> {
	const words = newWords(random);
	const key = await organiserKey(words);
	const recoveryWords = newWords(random);
	const recovery = await organiserKey(recoveryWords);
	const manifest = aManifest({
		code: newCode(random),
		eventId: newId(Date.now(), random),
		recipients: [await recipientOf(key.identity), await recipientOf(recovery.identity)],
		mandates: mandateFor(recovery),
		packDigest: await sha256Hex(pack),
		...change
	});
	const body = {
		...(await signManifest(manifest, key)),
		authHash: await sha256Hex(key.authToken),
		joinHash: await sha256Hex(key.joinToken),
		recoveryHash: await sha256Hex(recovery.authToken),
		pack
	};
	const answer = await fetch(`${url}/api/v1/events`, {
		method: 'POST',
		headers: headersOf(setupToken),
		body: JSON.stringify(body)
	});
	if (answer.status !== 201) throw new Error(`the event was not opened: ${answer.status} ${await answer.text()}`);
	const parts = { code: manifest.code, token: toBase64Url(key.joinToken), fingerprint: await fingerprintOf(key.verifyKey) };
	return {
		code: manifest.code,
		words,
		recoveryWords,
		key,
		manifest,
		joinLink: joinLink(url, parts),
		tableLink: (table) => joinLink(url, { ...parts, table })
	};
}

export const headersOf = (token: string) => ({ authorization: `Bearer ${token}`, 'content-type': mediaType });
export const organiserHeaders = (event: OpenedEvent) => headersOf(toBase64Url(event.key.authToken));

/** Gives every sealed item of the event, in the order received. */
export async function feedOf(url: string, event: OpenedEvent): Promise<FeedItem[]> {
	const answer = await fetch(`${url}${apiPath(event.code, '/letters?after=0&limit=500')}`, { headers: organiserHeaders(event) });
	const page = parseFeedPage(await answer.json());
	if (page.kind === 'malformed') throw new Error(page.problem);
	return page.value.letters;
}

/** Gives the opened items. It throws for an item that does not open or whose digest is wrong. */
export async function itemsOf(url: string, event: OpenedEvent): Promise<Item[]> {
	return Promise.all((await feedOf(url, event)).map((each) => itemIn(each, event)));
}

async function itemIn(each: FeedItem, event: OpenedEvent): Promise<Item> {
	const sealed = fromBase64(each.sealed);
	if (!sealed || (await sha256Hex(sealed)) !== each.digest) throw new Error(`the digest of ${each.id} is wrong`);
	const opened = await openItem(sealed, event.key.identity, { ...each, event: event.code });
	if (opened.kind !== 'opened') throw new Error(`${each.id} does not open: ${opened.kind}`);
	const parsed = parseItem(opened.item);
	if (parsed.kind === 'malformed') throw new Error(parsed.problem);
	return parsed.value;
}
