/**
 * The age test kit (https://c2sp.org/CCTV/age), and what our code must make of each file. Our code opens binary files for one
 * identity. Armor and passphrases, which age also knows, are refused whatever is in them. The file runs in Node and in browsers.
 */
import * as vectors from 'cctv-age';
import { sha256Hex } from '#lib/keys/bytes.ts';
import { decryptWith } from '#lib/sealing/age.ts';

export type Expected =
	/** It opens to the payload with this digest. */
	| { kind: 'opens'; payloadDigest: string }
	/** It is refused. With `because`, it is refused for this alone, whether the rest is sound or not. */
	| { kind: 'refused'; because?: 'not-age' | 'locked' };

export interface AgeVector {
	name: string;
	expected: Expected;
	identity: string;
	/** The file as the kit packs it. */
	packed: Uint8Array<ArrayBuffer>;
	isPacked: boolean;
}

/** The reason for files that are sealed to a passphrase. */
const someIdentity = 'AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0';

export const ageVectors: AgeVector[] = Object.entries<Uint8Array>(vectors).map(([name, bytes]) => read(name, bytes));

function read(name: string, bytes: Uint8Array): AgeVector {
	const end = new TextDecoder('latin1').decode(bytes).indexOf('\n\n');
	const lines = new TextDecoder().decode(bytes.subarray(0, end)).split('\n');
	const field = (key: string) => lines.find((line) => line.startsWith(`${key}: `))?.slice(key.length + 2);
	return {
		name,
		expected: expectedOf(field),
		identity: field('identity') ?? someIdentity,
		packed: new Uint8Array(bytes.subarray(end + 2)),
		isPacked: field('compressed') === 'zlib'
	};
}

function expectedOf(field: (key: string) => string | undefined): Expected {
	if (field('armored')) return { kind: 'refused', because: 'not-age' };
	if (field('expect') !== 'success') return { kind: 'refused' };
	if (field('passphrase')) return { kind: 'refused', because: 'locked' };
	return { kind: 'opens', payloadDigest: field('payload') ?? '' };
}

/** Gives what our code does with the file, in the terms of `Expected`. */
export async function outcomeOf({ expected, identity, packed, isPacked }: AgeVector): Promise<Expected> {
	const decrypted = await decryptWith(identity, isPacked ? await unpack(packed) : packed);
	if (decrypted.kind === 'decrypted') return { kind: 'opens', payloadDigest: await sha256Hex(decrypted.bytes) };
	const isStated = expected.kind === 'refused' && expected.because !== undefined;
	return isStated ? { kind: 'refused', because: decrypted.because } : { kind: 'refused' };
}

async function unpack(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
	const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}
