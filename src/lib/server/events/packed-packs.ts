/** Packs as they are sent: each is packed once for all devices that join, since it never changes under its digest. */
import { packWell, type Encoding, type Pack } from '../asking/encoding.ts';

export interface PackedPacks {
	/** Packs the text with this digest, or gives what came of it before. */
	of(digest: string): Pack;
}

/** A server has few events at a time; one more than this is packed anew. */
const mostKept = 40;

export function packedPacks(pack: Pack = packWell): PackedPacks {
	const kept = new Map<string, Promise<Uint8Array>>();
	const packOnce = (key: string, packing: () => Promise<Uint8Array>) => {
		if (kept.size >= mostKept) kept.clear();
		const packed = packing();
		kept.set(key, packed);
		// Whoever waits for it hears of it; the next one tries again.
		packed.catch(() => kept.delete(key));
		return packed;
	};
	return {
		of: (digest) => (json: Uint8Array, encoding: Encoding) => {
			const key = `${digest} ${encoding}`;
			return kept.get(key) ?? packOnce(key, () => pack(json, encoding));
		}
	};
}
