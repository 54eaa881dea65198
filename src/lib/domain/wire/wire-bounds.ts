/** How much may travel at once, known to devices and server alike. */
import { mostHandOvers } from '../hand-over.ts';
import { largestManifestBytes } from '../manifest.ts';
import { largestPackBytes } from '../pack.ts';

/** A batch is at most this many items and this many bytes of JSON; the server's body limit leaves room above it. */
export const batchBounds = { items: 200, bytes: 500_000 };
/** 256 KiB of plaintext, age's header and chunk tags. */
export const largestSealedBytes = 272 * 1024;
export const bodyBounds = {
	letters: 512 * 1024,
	event: largestPackBytes * 2 + 4 * largestManifestBytes,
	batches: 512 * 1024,
	/** Every record on the way from the first owner, at their largest and as JSON in JSON. */
	handOver: 2 * (mostHandOvers + 1) * largestManifestBytes + 64 * 1024,
	small: 64 * 1024
};
