/** What lies in the tables of a disk in memory, and by which keys. */
export type Row = Record<string, unknown>;
export type Change = Map<string, Map<string, Row | undefined>>;

export const keysOf: Record<string, string[]> = {
	events: ['code'],
	sittingKeys: ['id'],
	sittings: ['id'],
	drafts: ['id'],
	outbox: ['id'],
	sealed: ['id'],
	kept: ['id'],
	onlyHere: ['id'],
	drains: ['event'],
	collected: ['event', 'id'],
	collectedBytes: ['event', 'id'],
	printFacts: ['event', 'id'],
	batchNumbers: ['event', 'batch'],
	batchFeeds: ['event'],
	carried: ['event', 'id'],
	carriedDevices: ['event', 'device'],
	counts: ['id'],
	organisers: ['code'],
	packsInMaking: ['event'],
	sections: ['verifyKey'],
	earlierPacks: ['event', 'digest']
};
export const keyOf = (table: string, row: Row) => keysOf[table]!.map((field) => String(row[field])).join('\n');
export const keyText = (key: unknown) => (Array.isArray(key) ? key.join('\n') : String(key));
