/** `docs/api.md` as a test reads it: its calls, tables and examples. */
import { readFileSync } from 'node:fs';

export interface WrittenCall {
	method: string;
	/** After `/api/v1`, as Kit writes it: `/events/[code]/letters`. */
	address: string;
	/** Empty when no token is needed. */
	who: string[];
	/** The name of the bound of its body. */
	bodyBound?: string;
	request?: Example;
	/** The status of the example answer. */
	status?: number;
	answer?: Example;
	/** The errors of this call, beside those that any call can give. */
	errors: string[];
}
export type Example = Record<string, unknown>;

export const page = readFileSync('docs/api.md', 'utf8');

/** Everything of the form `name.name`. */
export const namesIn = (text: string) => [...text.matchAll(/`([\w.-]+)`/g)].map(([, name]) => name!);
const rowIn = (text: string, name: string) => new RegExp(`^\\| ${name} \\| (.*) \\|$`, 'm').exec(text)?.[1];

export const writtenCalls: WrittenCall[] = page
	.split(/^### (?=[A-Z]+ \/)/m)
	.slice(1)
	.map((section) => {
		const [text = ''] = section.split(/^## /m);
		const [, method = '', written = ''] = /^([A-Z]+) (\S+)\n/.exec(text) ?? [];
		const answered = /^```json (\d{3})\n([^]*?)^```/m.exec(text);
		const asked = /^```json request\n([^]*?)^```/m.exec(text);
		return {
			method,
			address: written.replaceAll('{', '[').replaceAll('}', ']'),
			who: rowIn(text, 'Who')?.split(', ') ?? [],
			bodyBound: /`([\w.]+)`/.exec(rowIn(text, 'Body') ?? '')?.[1],
			errors: namesIn(rowIn(text, 'Errors') ?? ''),
			...(asked && { request: JSON.parse(asked[1]!) as Example }),
			...(answered && { status: Number(answered[1]), answer: JSON.parse(answered[2]!) as Example })
		};
	});

/** The cells of a table's rows, by the words in its first heading. */
export function tableUnder(heading: string): string[][] {
	const lines = page.split('\n');
	const from = lines.findIndex((line) => line.startsWith(`| ${heading} |`));
	if (from === -1) throw new Error(`docs/api.md has no table that begins with ${heading}`);
	const length = lines.slice(from).findIndex((line) => !line.startsWith('|'));
	return lines.slice(from + 2, from + length).map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim())
	);
}
