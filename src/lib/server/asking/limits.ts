/**
 * Every bound that the server sets, in one place. `domain/wire/wire-bounds.ts` bounds bodies and single items, because devices need those
 * bounds too.
 */
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** The moment of arrival is rounded to the quarter hour, so that a list of moments tells little about who sat where and when. */
export const receivedStepMs = 15 * minuteMs;

/** At the last place on earth, a day ends 12 hours later than in UTC. Two hours more are for a clock that is wrong. */
export const endOfDayMarginMs = 14 * 60 * minuteMs;
/** Sealed letters that come late are taken for 30 days (I11). */
export const lateForMs = 30 * dayMs;

/** The bounds of a whole event: far above the largest marathons, and low enough that one join link cannot fill a disk. */
export const eventBounds = {
	items: 2_000_000,
	sealedBytes: 8 * 1024 ** 3,
	/**
	 * Facts of counting by hand. Guests have a smaller bound, so that organisers always have room to take back what a guest made
	 * up.
	 */
	paperFacts: 100_000,
	/** Facts that guests may add with the join link. Facts that take counts back may use as much again. */
	guestPaperFacts: 20_000,
	/**
	 * The letters and cards by hand that guests may count in all: four of the largest marathons. Beyond it, the join link counts
	 * no more.
	 */
	guestPaperItems: 20_000,
	facts: 50_000,
	factBytes: 256 * 1024 ** 2
};

/**
 * The bounds of one channel, so that whoever has one link cannot use up what belongs to the others: twenty of the largest halls. What
 * comes by a closed link is bounded once more, since all of it may be a flood.
 */
export const channelBounds = { items: 100_000, sealedBytes: 512 * 1024 ** 2, lateItems: 2_000, lateBytes: 64 * 1024 ** 2 };

/**
 * What one device may count by hand with the join link: what a table writes in a week. Anybody can invent devices at no cost. So
 * a device of which no item arrived may count only until half of the event's bounds is used up; the other half is for devices
 * that deliver.
 */
export const devicePaperBounds = { facts: 2_000, items: 2_000 };

/** What one page of a list holds: most letters, their usual number when nobody says one, most sealed bytes, most devices. */
export const feedBounds = { letters: 500, usual: 100, sealedBytes: 8 * 1024 * 1024, devices: 500 };

/** The largest page of facts about print batches. One fact can be 40 KiB of ids. */
export const factsFeedBytes = 1024 * 1024;

/**
 * The batches that share one commit: enough to make its flush cheap, and few enough that the next ones are read while it goes to
 * the disk.
 */
export const groupBounds = { items: 500, sealedBytes: 4 * 1024 * 1024 };

/**
 * How much is cleared away in one step, in rows and in pages of SQLite. Others wait a hundredth of a second or two for a step. The
 * least amounts cost hardly more than a step without any, which is two flushes.
 */
export const tidyBounds = {
	rows: { least: 40, most: 2_000, aimMs: 15 },
	pages: { least: 50, most: 5_000, aimMs: 15 },
	/** The pause after a step. Others have most of the disk, and a database has time to write back what a step changed. */
	rest: { times: 2, leastMs: 20, mostMs: 500 }
};

/** Rows of an event that are moved at once. An item may be 350 KiB, and a page lies in memory. */
export const movingRows = { least: 10, most: 200, aimMs: 30 };

/** The first round after a start waits a minute, so that the tablets that reconnect are served first. */
export const housekeepingBounds = { firstMs: minuteMs, everyMs: 60 * minuteMs };

/**
 * How long an operator may let things be kept, in days. A letter may come 30 days late (I11), must then still be collected, and
 * organisers are warned two weeks before an event is deleted. So an event stays at least as long as all of this takes.
 */
export const keepBounds = {
	collectedDays: { usual: 30, least: 7, most: 3_650 },
	eventDays: { usual: 90, least: 45, most: 3_650 }
};

/** The free room, in MiB, below which the server says that the disk is nearly full, and how often it looks. */
export const roomBounds = { lowMiB: { usual: 1_024, least: 64, most: 1_048_576 }, lookEveryMs: minuteMs };

/**
 * What one minute allows. No bound is by address, because a whole hall stands behind one address. One token carries 500 tablets
 * that reconnect together and each ask for the event, send forty items, report and look at the tally. One device alone may send
 * an outbox of thousands, one by one if it must. The bounds are for a page that runs wild, not for people. Each server process
 * counts for itself.
 */
export const minuteBounds = {
	windowMs: minuteMs,
	/**
	 * `requests` are of every kind except deliveries. `items` and `bytes` count what was stored; a refused item counts only for
	 * its sender.
	 */
	token: { requests: 60_000, items: 120_000, bytes: 2 * 1024 ** 3 },
	device: { requests: 6_000, items: 12_000, bytes: 512 * 1024 ** 2 },
	/** What each device may deliver, however much the others delivered: ten times what a table writes on an evening. */
	assured: { items: 400, bytes: 16 * 1024 ** 2 },
	/** Deliveries by one closed link, of all devices together. Nobody has an assured share there. */
	closedLink: { requests: 1_200 },
	/** Wrong set-up tokens, from all callers together. */
	setUp: 10,
	/** Requests that ask which event a token organises, with a token that organises none. */
	lookUp: 600
};

/** How long the answer to a wrong set-up token is held back, so that guessing is slow. */
export const wrongSetUpMs = 1_000;

/**
 * The bounds of live streams: how many may listen to one event, the shortest time between two counts, the comment that keeps a stream
 * open, when a page reconnects, and when it asks again once too many listen.
 */
export const liveBounds = { listeners: 2_000, stepMs: 500, heartbeatMs: 15_000, reconnectMs: 1_000, fullRetryS: 60 };
