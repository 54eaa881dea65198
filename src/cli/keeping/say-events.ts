/** Writes the events of a server as a table for a terminal. */
import type { ListedEvent } from '#lib/server/ops/list-events.ts';

const heads = ['Code', 'Name', 'Days', 'State', 'Items', 'Size', 'Opened', 'Last item', 'Goes on'];
const toTheRight = new Set(['Items', 'Size']);
const longestName = 40;

const states: Record<ListedEvent['state'], string> = {
	open: 'open',
	closed: 'closed',
	arriving: 'coming in',
	deleted: 'being cleared'
};

/** Gives a line of column heads and a line for each event. */
export function eventTable(events: ListedEvent[]): string {
	const lines = [heads, ...events.map(cellsOf)];
	const widths = heads.map((_, column) => Math.max(...lines.map((cells) => [...cells[column]!].length)));
	return lines
		.map((cells) =>
			cells
				.map((cell, column) => padded(cell, column, widths))
				.join('  ')
				.trimEnd()
		)
		.join('\n');
}

const cellsOf = (event: ListedEvent) => [
	event.code,
	ofTerminal(event.name),
	event.startsOn === event.endsOn ? event.endsOn : `${event.startsOn} – ${event.endsOn}`,
	states[event.state],
	String(event.items),
	sizeInWords(event.sealedBytes),
	dayOf(event.openedAtMs),
	dayOf(event.lastItemAtMs),
	dayOf(event.goesAtMs)
];

function padded(cell: string, column: number, widths: number[]): string {
	const blanks = ' '.repeat(widths[column]! - [...cell].length);
	return toTheRight.has(heads[column]!) ? blanks + cell : cell + blanks;
}

/** Gives a name without the signs that a terminal obeys or that change the direction of the line. */
export function ofTerminal(name: string): string {
	const plain = [...name.replaceAll(/\p{C}/gu, '')];
	return plain.length > longestName ? `${plain.slice(0, longestName - 1).join('')}…` : plain.join('');
}

const dayOf = (atMs: number | undefined) => (atMs === undefined ? '–' : new Date(atMs).toISOString().slice(0, 10));

/** Gives a size in powers of a thousand, as on the label of a disk. */
export function sizeInWords(bytes: number): string {
	const units = ['B', 'kB', 'MB', 'GB'];
	let [size, unit] = [bytes, 0];
	for (; size >= 1_000 && unit < units.length - 1; unit++) size /= 1_000;
	return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}
