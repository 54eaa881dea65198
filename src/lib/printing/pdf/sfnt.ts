/** Writes the container of a TrueType font: directory, tables on four-byte borders, checksums. */
const headChecksumAt = 8;

/** Gives a font file with these tables, sorted by name and with checksums. */
export function writeSfnt(tables: Readonly<Record<string, Uint8Array>>): Uint8Array<ArrayBuffer> {
	const names = Object.keys(tables).sort();
	const start = 12 + 16 * names.length;
	const total = names.reduce((sum, name) => sum + padded(tables[name]?.length ?? 0), start);
	const bytes = new Uint8Array(total);
	const view = new DataView(bytes.buffer);
	writeHeader(view, names.length);
	let at = start;
	let headAt = 0;
	names.forEach((name, index) => {
		const table = tables[name] ?? new Uint8Array();
		bytes.set(table, at);
		writeEntry(view, 12 + 16 * index, name, at, table.length);
		if (name === 'head') headAt = at;
		at += padded(table.length);
	});
	view.setUint32(headAt + headChecksumAt, (0xb1b0afba - checksum(view, 0, total)) >>> 0);
	return bytes;
}

const padded = (length: number) => (length + 3) & ~3;

function writeHeader(view: DataView, tableCount: number) {
	const power = Math.floor(Math.log2(tableCount));
	view.setUint32(0, 0x00010000);
	view.setUint16(4, tableCount);
	view.setUint16(6, 16 * 2 ** power);
	view.setUint16(8, power);
	view.setUint16(10, 16 * tableCount - 16 * 2 ** power);
}

function writeEntry(view: DataView, entryAt: number, name: string, at: number, length: number) {
	for (let i = 0; i < 4; i++) view.setUint8(entryAt + i, name.charCodeAt(i));
	view.setUint32(entryAt + 4, checksum(view, at, padded(length)));
	view.setUint32(entryAt + 8, at);
	view.setUint32(entryAt + 12, length);
}

function checksum(view: DataView, from: number, length: number): number {
	let sum = 0;
	for (let i = 0; i < length; i += 4) sum = (sum + view.getUint32(from + i)) >>> 0;
	return sum;
}

/** A table of 16-bit numbers, each at its place; all others are 0. */
export function wordTable(length: number, ...numbers: (readonly [number, number])[][]): Uint8Array {
	const view = new DataView(new ArrayBuffer(length));
	for (const [at, value] of numbers.flat()) view.setUint16(at, value & 0xffff);
	return new Uint8Array(view.buffer);
}
