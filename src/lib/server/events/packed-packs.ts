/** Keeps compressed packs. A pack never changes under its digest, so each is compressed once for all devices that join. */
import { packWell, type Encoding, type Compress } from '../asking/encoding.ts';

export interface PackedPacks {
	/** Compresses the text with this digest, or gives the bytes from before. */
	of(digest: string): Compress;
}

/** A server has few events at a time. At this number all are forgotten, and each is compressed again when it is asked for. */
const mostKept = 40;

/** Gives an empty memory of compressed packs. */
export function packedPacks(pack: Compress = packWell): PackedPacks {
	const kept = new Map<string, Promise<Uint8Array>>();
	const packOnce = (key: string, packing: () => Promise<Uint8Array>) => {
		if (kept.size >= mostKept) kept.clear();
		const packed = packing();
		kept.set(key, packed);
		// The caller that waits for it gets the fault, and the next caller tries again.
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
