/** One question to the server and what it gave, parsed, or why it gave nothing. */
import type { Parsed } from '#lib/domain/decode/parse.ts';
import { ask, type Request } from './ask.ts';
import { givenBy, type Hindrance } from './hindrance.ts';

export type Told<T> = { kind: 'given'; value: T } | Hindrance;

/** `parse` says whether the JSON is what was asked for; the server's own answer that is not counts as its failure. */
export async function askFor<T>(request: Request, parse: (json: unknown) => Parsed<T>): Promise<Told<T>> {
	const given = givenBy(await ask(request));
	if (given.kind !== 'given') return given;
	const parsed = parse(given.json);
	return parsed.kind === 'parsed' ? { kind: 'given', value: parsed.value } : { kind: 'server-failed' };
}

/** The exact text of the answer, for what is compared by its digest. */
export async function askForText(request: Request): Promise<Told<string>> {
	const given = givenBy(await ask(request));
	return given.kind === 'given' ? { kind: 'given', value: given.text } : given;
}
