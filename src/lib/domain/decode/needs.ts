/**
 * `needs` of a manifest or a pack: the names of what a reader must understand to act rightly. A new kind of key needs a name,
 * and so does a way of printing that an older app would get wrong, or a wider bound, which an older app would refuse. What an older
 * app can safely ignore needs no name.
 */
import { list, optional, refuse, text, type Decode } from './parse.ts';

/** What this app understands. Add a name together with what it stands for. */
const understood: readonly string[] = [];

const need = text({ max: 60, pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/, as: 'lower-case words joined by hyphens' });
const names = optional(list(need, { max: 40, noun: 'names' }));

/** This field stands first: an app that lacks something may understand none of the other fields. */
export const needsField: Decode<string[] | undefined> = (value, path) => {
	const needs = names(value, path);
	const lacking = needs?.find((name) => !understood.includes(name));
	if (lacking !== undefined) refuse(path, `${lacking} is not understood by this app`, true);
	return needs;
};
