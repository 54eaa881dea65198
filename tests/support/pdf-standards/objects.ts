/** A PDF as qpdf reads it: every object, and the streams unpacked. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Dict = { [key: string]: Value };
export type Value = string | number | boolean | null | Value[] | Dict;

export interface PdfObjects {
	/** One character for each byte. */
	raw: string;
	trailer: Dict;
	catalog: Dict;
	pages: Dict[];
	/** By reference, such as "3 0 R". */
	all: ReadonlyMap<string, Dict | Value>;
	/** What a reference leads to, or the value itself. */
	at(value: Value | undefined): Value | undefined;
	dict(value: Value | undefined): Dict;
	/** The unpacked bytes of a stream, one character for each. */
	stream(value: Value | undefined): string;
}

interface Listed {
	value?: Value;
	stream?: { dict: Dict; data: string };
}

export function objectsIn(pdf: Uint8Array): PdfObjects {
	const [, objects] = (JSON.parse(asJson(pdf)) as { qpdf: [unknown, Record<string, Listed>] }).qpdf;
	const all = new Map<string, Value>();
	const streams = new Map<string, string>();
	for (const [key, { value, stream }] of Object.entries(objects)) {
		const name = key.replace(/^obj:/, '');
		all.set(name, stream ? stream.dict : (value ?? null));
		if (stream) streams.set(name, Buffer.from(stream.data, 'base64').toString('latin1'));
	}
	const at = (value: Value | undefined) => (typeof value === 'string' && all.has(value) ? all.get(value) : value);
	const dict = (value: Value | undefined) => (isDict(at(value)) ? (at(value) as Dict) : {});
	const trailer = dict('trailer');
	const catalog = dict(trailer['/Root']);
	const leaves = (node: Value): Dict[] => {
		const kids = at(dict(node)['/Kids']);
		return Array.isArray(kids) ? kids.flatMap(leaves) : [dict(node)];
	};
	return {
		raw: Buffer.from(pdf).toString('latin1'),
		...{ trailer, catalog, all, at, dict },
		pages: leaves(catalog['/Pages'] ?? null),
		stream: (value) => (typeof value === 'string' ? (streams.get(value) ?? '') : '')
	};
}

export const isDict = (value: Value | undefined): value is Dict =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every value inside an object, with itself. */
export function valuesIn(value: Value): Value[] {
	const inside = Array.isArray(value) ? value : isDict(value) ? Object.values(value) : [];
	return [value, ...inside.flatMap(valuesIn)];
}

/** The operators of a page with what stands before each. Strings keep their brackets. */
export function operatorsIn(content: string): { operator: string; operands: string[] }[] {
	const found: { operator: string; operands: string[] }[] = [];
	let operands: string[] = [];
	for (const [token] of content.matchAll(/\((?:\\[\s\S]|[^\\)])*\)|<<|>>|\/[^\s()<>[\]/]*|[[\]]|[^\s()<>[\]/]+/g)) {
		if (/^[A-Za-z'"]/.test(token)) {
			found.push({ operator: token, operands });
			operands = [];
		} else operands.push(token);
	}
	return found;
}

function asJson(pdf: Uint8Array): string {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-'));
	try {
		const file = join(folder, 'sheet.pdf');
		writeFileSync(file, pdf);
		const parameters = ['--json=2', '--json-key=qpdf', '--json-stream-data=inline', '--decode-level=generalized', file];
		const json = execFileSync('qpdf', parameters, { encoding: 'utf8', maxBuffer: 2 ** 28 });
		// A number such as "612." may stand in a PDF, and qpdf gives it as it stands.
		return json.replace(/^(\s*(?:"[^"]*": )?-?\d+)\.(,?)$/gm, '$1$2');
	} finally {
		rmSync(folder, { recursive: true });
	}
}
