/**
 * `needs` of a manifest or a pack: names of what its reader must understand to act rightly. Whatever an older app may pass over
 * needs no name; a new kind of key, or a way of printing that an older app would get wrong, does. So does a wider bound, which an
 * older app would refuse.
 */
import { list, optional, refuse, text, type Decode } from './parse.ts';

/** What this app understands. Add a name together with what it stands for. */
const understood: readonly string[] = [];

const need = text({ max: 60, pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, as: 'lower-case words joined by hyphens' });
const names = optional(list(need, { max: 40, noun: 'names' }));

/** Stands first among the fields, for whoever lacks something may understand none of the others. */
export const needsField: Decode<string[] | undefined> = (value, path) => {
	const needs = names(value, path);
	const lacking = needs?.find((name) => !understood.includes(name));
	if (lacking !== undefined) refuse(path, `${lacking} is not understood by this app`, true);
	return needs;
};
