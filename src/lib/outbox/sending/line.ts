/**
 * What a device knows of its line, and so how much it sends at once and how long it waits. A browser does not say how far a body has
 * gone, so batches are kept to what takes some seconds: then a try that ends has either arrived or made no progress. Pure.
 */
import { batchBounds } from '#lib/domain/wire/wire.ts';

export interface Line {
	/** The largest body of the next batch; a single item goes even when it is larger. */
	maxBytes: number;
	/** Measured with the last batch that arrived: bytes of its body for each millisecond. */
	bytesPerMs?: number;
}

/** Two or three letters: they pass a line of 8 kbit/s in a quarter of a minute, and cost a fast one nothing. */
export const unknownLine: Line = { maxBytes: 16_000 };

/** As long as a batch should take on a line that was measured. */
const batchMs = 10_000;
const fewestBytes = 4_000;

/** After a batch of so many bytes was answered by the server in that time: the next is as large as this line carries. */
export function lineAfter(bytes: number, tookMs: number): Line {
	const bytesPerMs = bytes / Math.max(1, tookMs);
	return { bytesPerMs, maxBytes: Math.round(Math.min(batchBounds.bytes, Math.max(fewestBytes, bytesPerMs * batchMs))) };
}

/** After a try without an answer: less at once, down to a single item, and nothing is known of the speed. */
export const lineAfterFailure = ({ maxBytes }: Line): Line => ({ maxBytes: Math.max(fewestBytes, Math.round(maxBytes / 4)) });

const leastPatienceMs = 30_000;
/** Half of 8 kbit/s: several devices share what the hall has. */
const slowestBytesPerMs = 0.5;

/** How long to wait for the answer to a body of so many bytes, in milliseconds: four times what it should take. */
export const patienceMsFor = ({ bytesPerMs }: Line, bytes: number) =>
	Math.round(
		leastPatienceMs + bytes / (bytesPerMs === undefined ? slowestBytesPerMs : Math.max(slowestBytesPerMs, bytesPerMs / 4))
	);

const slowFromMs = 5_000;
/** True when what is still to go takes so long that a person should hear how far it is. */
export const isSlow = ({ bytesPerMs }: Line, bytesToGo: number) =>
	bytesPerMs !== undefined && bytesToGo / bytesPerMs > slowFromMs;
