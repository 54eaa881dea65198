/**
 * The join link, `/join#CODE.TOKEN.FINGERPRINT` or `….TABLE`. All of it that is secret stands in the fragment, which a browser
 * never sends; the fingerprint is what keeps a server from putting its own recipients in place of the organisers'.
 */
import { readCode } from '#lib/domain/event-code.ts';
import { wellFormed } from '#lib/domain/well-formed.ts';
import { fromBase64Url, sha256, toBase64Url } from './bytes.ts';

export interface JoinParts {
	code: string;
	/** 16 bytes in base64url: the bearer token of everybody who joins. */
	token: string;
	/** The first 16 bytes of SHA-256 of the raw Ed25519 key, in base64url. */
	fingerprint: string;
	/** With a table the device is a shared one. */
	table?: string;
}

export type ReadJoinLink =
	| { kind: 'link'; parts: JoinParts }
	/** Only the code. It tells which event is meant, but nobody can join with it. */
	| { kind: 'no-secret'; code: string }
	| { kind: 'not-a-link' }
	/** A join link that lost or changed signs on its way. */
	| { kind: 'damaged' };

const largestTable = 40;

/** The secret part of the join link, with its `#`. */
export function joinFragment({ code, token, fingerprint, table }: JoinParts): string {
	return ['#' + code, token, fingerprint, ...(table ? [encodeTable(table)] : [])].join('.');
}

/** The whole join link, with its secret part behind `#`. `origin` may end with a slash. */
export function joinLink(origin: string, parts: JoinParts): string {
	return `${origin.replace(/\/+$/, '')}/join${joinFragment(parts)}`;
}

/** Messengers cut a link at closing punctuation, so every sign but letters, digits and `-` is percent-encoded. */
const encodeTable = (table: string) =>
	encodeURIComponent(wellFormed(table)).replace(/[._~!'()*]/g, (sign) => '%' + sign.charCodeAt(0).toString(16).toUpperCase());

/** A whole address, its fragment with or without `#`, or a code that was typed. */
export function readJoinLink(text: string): ReadJoinLink {
	const trimmed = text.trim();
	const fragment = fragmentOf(trimmed);
	if (fragment === undefined) return { kind: 'not-a-link' };
	const [first = '', token, fingerprint, ...rest] = fragment.split('.');
	const code = readCode(first);
	if (code === undefined) return isWholeLink(trimmed) && fragment !== '' ? { kind: 'damaged' } : { kind: 'not-a-link' };
	if (token === undefined) return { kind: 'no-secret', code };
	if (!isSixteenBytes(token) || !isSixteenBytes(fingerprint)) return { kind: 'damaged' };
	if (rest.length === 0) return { kind: 'link', parts: { code, token, fingerprint } };
	const table = decodeTable(rest.join('.'));
	return table === undefined ? { kind: 'damaged' } : { kind: 'link', parts: { code, token, fingerprint, table } };
}

/** A fragment with its hash came out of an address bar: somebody opened a link. */
const isWholeLink = (text: string) => text.startsWith('#') || isJoinAddress(text);
const isJoinAddress = (text: string) => /\/join\/?(\?[^#]*)?#/i.test(text);

/** What stands after the `#`; a text that is no address is taken as the fragment itself. */
function fragmentOf(text: string): string | undefined {
	if (text === '' || text.length > 2_000) return undefined;
	if (text.startsWith('#')) return text.slice(1);
	if (isJoinAddress(text)) return text.slice(text.indexOf('#') + 1);
	return /[/#?:@]/.test(text) ? undefined : text;
}

const isSixteenBytes = (text: string | undefined): text is string => text !== undefined && fromBase64Url(text)?.length === 16;

function decodeTable(encoded: string): string | undefined {
	try {
		const table = decodeURIComponent(encoded).trim();
		const isFit = table !== '' && table.length <= largestTable && !/\p{Cc}/u.test(table);
		return isFit ? table : undefined;
	} catch {
		return undefined;
	}
}

/** What the link carries of the signing key: 22 signs. */
export async function fingerprintOf(verifyKey: Uint8Array): Promise<string> {
	return toBase64Url((await sha256(verifyKey)).slice(0, 16));
}
