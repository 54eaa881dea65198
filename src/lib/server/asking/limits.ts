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
	items: 2_000_000,
	sealedBytes: 8 * 1024 ** 3,
	/** What was said of counts by hand. Guests leave half of it and more to organisers, who can take back whatever a guest made up. */
	paperFacts: 100_000,
	/** Counts by the join link, and twice as many when those that take back are among them. */
	guestPaperFacts: 20_000,
	/** Letters and cards by hand from which on the join link counts no more: four of the largest marathons. */
	guestPaperItems: 20_000,
	printFacts: 50_000,
	printFactBytes: 256 * 1024 ** 2
};

/**
 * What one device may count by hand by the join link: what a table writes in a week. Devices cost nothing to invent, so one of which no
 * item arrived counts no more once half of the event's bounds is used up: the other half is for those that deliver.
 */
export const devicePaperBounds = { facts: 2_000, items: 2_000 };

export const feedBounds = { letters: 500, usual: 100, sealedBytes: 8 * 1024 * 1024, devices: 500 };

/** A page of what organisers said of print batches; one fact can be 40 KiB of ids. */
export const batchesFeedBytes = 1024 * 1024;

/** Batches that share a commit: enough to make its flush cheap, few enough that the next ones are read while it goes to the disk. */
export const groupBounds = { items: 500, sealedBytes: 4 * 1024 * 1024 };

/** What is done at once of clearing away, in rows and in pages of SQLite: so much that others wait a few hundredths of a second. */
export const tidyBounds = {
	rows: { least: 10, most: 2_000, aimMs: 30 },
	pages: { least: 50, most: 5_000, aimMs: 30 },
	/** Between two steps: whoever waits goes first. */
	restMs: 20
};

/** Rows of an event that are moved at once. An item may be 350 KiB, and a page lies in memory. */
export const movingRows = { least: 10, most: 200, aimMs: 30 };

/** The first round after a start waits until the tablets that came back with it are served. */
export const housekeepingBounds = { firstMs: minuteMs, everyMs: 60 * minuteMs };

/**
 * How long an operator may have things kept, in days. A letter may come 30 days late (I11), is to be collected after that, and is said to
 * go two weeks before: an event stays at least as long as all of this takes.
 */
export const keepBounds = {
	collectedDays: { usual: 30, least: 7, most: 3_650 },
	eventDays: { usual: 90, least: 45, most: 3_650 }
};

/** From how much free room on it is said that the disk is nearly full, in MiB, and how often that is looked at. */
export const roomBounds = { lowMiB: { usual: 1_024, least: 64, most: 1_048_576 }, lookEveryMs: minuteMs };

/**
 * What a minute allows. Never by address: a whole hall stands behind one. A token carries 500 tablets that come back together
 * and each ask for the event, send forty items, report and look at the tally; a device alone drains an outbox of thousands,
 * one by one if it must. The bounds are for a page gone wild, not for people. Each server process counts for itself.
 */
export const minuteBounds = {
	windowMs: minuteMs,
	/** `requests`: of every kind but deliveries. `items` and `bytes`: of what was stored; what was refused is its sender's alone. */
	token: { requests: 60_000, items: 120_000, bytes: 2 * 1024 ** 3 },
	device: { requests: 6_000, items: 12_000, bytes: 512 * 1024 ** 2 },
	/** What each device may deliver however much the others did: ten times what a table writes on an evening. */
	assured: { items: 400, bytes: 16 * 1024 ** 2 },
	/** Wrong set-up tokens, from everybody together. */
	setUp: 10,
	/** Asking which event a token organises, with tokens that organise none. */
	lookUp: 600
};

/** How long the answer to a wrong set-up token is held back. */
export const wrongSetUpMs = 1_000;

export const liveBounds = { listeners: 2_000, stepMs: 500, heartbeatMs: 15_000, reconnectMs: 1_000, fullRetryS: 60 };
