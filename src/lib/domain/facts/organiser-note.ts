/** What an organiser adds to a fact in words of their own. It travels sealed for the organisers, inside the fact. */
import { codeField } from '../event-code.ts';
import { oneOf, openShape, parseWith, text, type Decoded, type Parsed } from '../decode/parse.ts';

/** In UTF-16 units: a few sentences. */
export const longestNote = 400;

const fields = openShape({ v: oneOf(1), event: codeField, text: text({ max: longestNote, lines: true }) });
export type OrganiserNote = Decoded<typeof fields>;
/** The content of an opened note. */
export const parseOrganiserNote = (value: unknown): Parsed<OrganiserNote> => parseWith(fields, value);
