/**
 * What a device knows about its line. It decides how much the device sends at once and how long it waits. A browser does not say how
 * much of a body was sent, so a batch is only as large as the line carries in some seconds. Pure.
 */
import { batchBounds } from '#lib/domain/wire/wire.ts';

export interface Line {
	/** The largest body of the next batch. A single item goes even when it is larger. */
	maxBytes: number;
	/** The bytes of the body for each millisecond, measured with the last batch that was answered. */
	bytesPerMs?: number;
}

/** The line before anything was measured. Two or three letters fit: a line of 8 kbit/s carries them in a quarter of a minute. */
export const unknownLine: Line = { maxBytes: 16_000 };

/** How long a batch should take on a measured line. */
const batchMs = 10_000;
const fewestBytes = 4_000;

/** Gives the line after a batch of so many bytes was answered in so many ms. The next batch is as large as the line carries. */
export function lineAfter(bytes: number, tookMs: number): Line {
	const bytesPerMs = bytes / Math.max(1, tookMs);
	return { bytesPerMs, maxBytes: Math.round(Math.min(batchBounds.bytes, Math.max(fewestBytes, bytesPerMs * batchMs))) };
}

/** Gives the line after a try without an answer. The next batch is smaller, down to a single item, and the speed is unknown. */
export const lineAfterFailure = ({ maxBytes }: Line): Line => ({ maxBytes: Math.max(fewestBytes, Math.round(maxBytes / 4)) });

const leastPatienceMs = 30_000;
/** Half of 8 kbit/s, because several devices share the line of the hall. */
const slowestBytesPerMs = 0.5;

/** Gives how long to wait for the answer to a body of so many bytes, in ms: half a minute, and four times what it should take. */
export const patienceMsFor = ({ bytesPerMs }: Line, bytes: number) =>
	Math.round(
		leastPatienceMs + bytes / (bytesPerMs === undefined ? slowestBytesPerMs : Math.max(slowestBytesPerMs, bytesPerMs / 4))
	);

const slowFromMs = 5_000;
/** True when the rest takes so long that a person should see the progress. */
export const isSlow = ({ bytesPerMs }: Line, bytesToGo: number) =>
	bytesPerMs !== undefined && bytesToGo / bytesPerMs > slowFromMs;
