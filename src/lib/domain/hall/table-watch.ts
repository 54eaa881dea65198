/** How each table of an event stands, from what its devices told: who has items still out, and who has not been heard. */
export interface HeardDevice {
	/** Absent on a writer's own device. */
	table?: string;
	/** The last `seq` it said it handed in, and how many of those arrived. */
	lastSeq: number;
	received: number;
	lastSeenAtMs: number;
}
export interface TableWatch {
	table: string;
	received: number;
	stillOut: number;
	quietMinutes: number;
	/** Items are still out and nothing was heard for a while: somebody should go and look. */
	isQuiet: boolean;
}
export interface AtHome {
	devices: number;
	received: number;
}

/** A tablet that sleeps on a table is normal; one with letters on it that stays silent this long is not. */
export const quietAfterMs = 30 * 60_000;

/** One entry a table, as people count them (2 before 10). A table's devices are taken together. */
export function watchTables(devices: HeardDevice[], nowMs: number): TableWatch[] {
	const labels = [...new Set(devices.flatMap(({ table }) => (table === undefined ? [] : [table])))];
	return labels
		.sort((a, b) => a.localeCompare(b, undefined, { numeric: true }))
		.map((table) =>
			watchTable(
				table,
				devices.filter((device) => device.table === table),
				nowMs
			)
		);
}

function watchTable(table: string, devices: HeardDevice[], nowMs: number): TableWatch {
	const received = sum(devices.map((device) => device.received));
	const out = devices.map((device) => Math.max(0, device.lastSeq - device.received));
	const isSilent = devices.some((device, index) => (out[index] ?? 0) > 0 && nowMs - device.lastSeenAtMs > quietAfterMs);
	const lastSeenAtMs = Math.max(...devices.map((device) => device.lastSeenAtMs));
	const quietMinutes = Math.max(0, Math.floor((nowMs - lastSeenAtMs) / 60_000));
	return { table, received, stillOut: sum(out), quietMinutes, isQuiet: isSilent };
}

/** The devices without a table, taken together: how many they are, and how many of their items arrived. */
export function watchHome(devices: HeardDevice[]): AtHome {
	const own = devices.filter((device) => device.table === undefined);
	return { devices: own.length, received: sum(own.map((device) => device.received)) };
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
