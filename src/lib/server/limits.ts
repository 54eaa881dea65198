/** Every bound the server sets, in one place. Bodies and single items are bounded in `domain/wire.ts`, for the device knows those too. */
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** What arrives is dated to the quarter hour, so that a list of moments tells little about who sat where and when. */
export const receivedStepMs = 15 * minuteMs;

/** A day ends 12 hours later than in UTC at the last place on earth; two hours more for a clock that is off. */
export const endOfDayMarginMs = 14 * 60 * minuteMs;
export const lateForMs = 30 * dayMs;

/** A whole event: far above the largest marathons, and low enough that one join link cannot fill a disk. */
export const eventBounds = {
	items: 200_000,
	sealedBytes: 8 * 1024 ** 3,
	devices: 5_000,
	paperCounts: 20_000
};

export const feedBounds = { letters: 500, usual: 100, sealedBytes: 8 * 1024 * 1024 };

/**
 * Requests a minute. Never by IP: a whole hall stands behind one address. A device alone drains an outbox of thousands,
 * one by one if it must; one token carries 500 tablets that each ask for the event, send, report and look at the tally. The bounds
 * are for a page gone wild, not for people.
 */
export const requestBounds = { windowMs: minuteMs, device: 6_000, token: 60_000, setUp: 60, lookUp: 600 };

export const liveBounds = { listeners: 2_000, stepMs: 500, heartbeatMs: 15_000 };
