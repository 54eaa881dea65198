/** Asks the server one question and gives its parsed answer, or the reason why there is none. */
import type { Parsed } from '#lib/domain/decode/parse.ts';
import { ask, type Request } from './ask.ts';
import { givenBy, type Hindrance } from './hindrance.ts';

export type Told<T> = { kind: 'given'; value: T } | Hindrance;

/** Gives the answer as `parse` reads it. An answer that `parse` finds malformed counts as `server-failed`. */
export async function askFor<T>(request: Request, parse: (json: unknown) => Parsed<T>): Promise<Told<T>> {
	const given = givenBy(await ask(request));
	if (given.kind !== 'given') return given;
	const parsed = parse(given.json);
	return parsed.kind === 'parsed' ? { kind: 'given', value: parsed.value } : { kind: 'server-failed' };
}

/** Gives the exact text of the answer, so that its digest can be compared. */
export async function askForText(request: Request): Promise<Told<string>> {
	const given = givenBy(await ask(request));
	return given.kind === 'given' ? { kind: 'given', value: given.text } : given;
}
