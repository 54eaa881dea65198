/** The record that a demo keeps. With it the next start finds its event again, and a script can drive the demo. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJsonWith, shape, text, type Decoded } from '#lib/domain/decode/parse.ts';
import { codeField } from '#lib/domain/event-code.ts';

const field = text({ max: 2_000 });
const record = shape({
	url: field,
	code: codeField,
	joinLink: field,
	tableLink: field,
	/** Twelve words with spaces between them. */
	organiserWords: field,
	setupToken: field
});
export type DemoRecord = Decoded<typeof record>;

/** The words open every letter, so no other user of the machine may read them. */
const ownerOnly = 0o600;

/** Gives the record, or `undefined` on the first start. Throws on a file that is no record, so that no words are overwritten. */
export function readRecord(folder: string): DemoRecord | undefined {
	const path = join(folder, 'demo.json');
	if (!existsSync(path)) return undefined;
	const parsed = parseJsonWith(record, readFileSync(path, 'utf8'), 20_000);
	if (parsed.kind === 'malformed') throw new Error(`${path}: ${parsed.problem}`);
	return parsed.value;
}

/** Writes the record into the folder, which it makes when it is not there. */
export function writeRecord(folder: string, kept: DemoRecord): void {
	mkdirSync(folder, { recursive: true });
	const path = join(folder, 'demo.json');
	writeFileSync(path, `${JSON.stringify(kept, null, 2)}\n`, { mode: ownerOnly });
	// A file that existed before keeps its mode, so the mode is set again.
	chmodSync(path, ownerOnly);
}
