/** How much may travel at once. Devices and server use the same bounds. */
import { mostHandOvers } from '../hand-over.ts';
import { largestManifestBytes } from '../manifest.ts';
import { largestPackBytes } from '../pack/parse-pack.ts';

/** The most items and bytes of JSON in one batch. The server's limit for a body is a little higher. */
export const batchBounds = { items: 200, bytes: 500_000 };
/** The most bytes of a sealed item: 256 KiB of plaintext, with age's header and chunk tags. */
export const largestSealedBytes = 272 * 1024;
/** The most bytes that the server takes as the body of each kind of call. */
export const bodyBounds = {
	letters: 512 * 1024,
	event: largestPackBytes * 2 + 4 * largestManifestBytes,
	batches: 512 * 1024,
	/** Room for every record since the first owner and for the pack, each of the largest size and written as JSON in JSON. */
	handOver: 2 * (mostHandOvers + 1) * largestManifestBytes + 64 * 1024 + 2 * largestPackBytes,
	/** A page and its picture. */
	page: 512 * 1024,
	small: 64 * 1024
};
