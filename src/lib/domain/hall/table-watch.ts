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
	/** Since when nothing was heard of one of its devices, whose items all came in: what it took in since is not known (I16). */
	unknownSinceMs?: number;
}
export interface AtHome {
	devices: number;
	received: number;
}

/** A tablet speaks every ten minutes while it is awake. After three times that long nobody knows what was handed in on it. */
export const quietAfterMs = 30 * 60_000;

/** True when the device was not heard for longer than `quietAfterMs`. */
export const isSilent = ({ lastSeenAtMs }: Pick<HeardDevice, 'lastSeenAtMs'>, nowMs: number): boolean =>
	nowMs - lastSeenAtMs > quietAfterMs;

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
	const silent = devices.map((device) => isSilent(device, nowMs));
	const isQuiet = devices.some((_, index) => (out[index] ?? 0) > 0 && silent[index]);
	const unknown = devices.filter((_, index) => (out[index] ?? 0) === 0 && silent[index]);
	const lastSeenAtMs = Math.max(...devices.map((device) => device.lastSeenAtMs));
	const quietMinutes = Math.max(0, Math.floor((nowMs - lastSeenAtMs) / 60_000));
	return {
		...{ table, received, stillOut: sum(out), quietMinutes, isQuiet },
		...(unknown.length > 0 && { unknownSinceMs: Math.min(...unknown.map((device) => device.lastSeenAtMs)) })
	};
}

/** The devices without a table, taken together: how many they are, and how many of their items arrived. */
export function watchHome(devices: HeardDevice[]): AtHome {
	const own = devices.filter((device) => device.table === undefined);
	return { devices: own.length, received: sum(own.map((device) => device.received)) };
}

const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
