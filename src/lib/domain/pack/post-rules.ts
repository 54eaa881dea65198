/** What the post at the other end lets through: a prison, a court, a hospital. */
import { localeField } from '../decode/fields.ts';
import { flag, integer, list, mapOf, oneOf, optional, text, type Decoded } from '../decode/parse.ts';
import type { ObjectOf, Words } from './fields.ts';

/** A word of one sign would forbid nearly every sentence. */
const keptOut = list(text({ min: 2, max: 60 }), { min: 1, max: 100, noun: 'words' });

export const scriptField = text({ max: 4, pattern: /^[A-Z][a-z]{3}$/, as: 'a script such as Cyrl' });

export const ruleFields = (object: ObjectOf, words: Words) =>
	object({
		/** The languages that are handed over. Absent when any language is. */
		languages: optional(list(localeField, { min: 1, max: 10, noun: 'languages' })),
		/** The script in which the address is read there, such as `Cyrl`. */
		script: optional(scriptField),
		/** Whether the sheet says who sent it. */
		sender: oneOf('required', 'allowed', 'forbidden'),
		/** Whose address the sender is. Absent when it may be the writer's or the group's. */
		senderOf: optional(oneOf('writer', 'group')),
		/** What must stand on each sheet, such as the number of a prisoner. */
		number: optional(text({ max: 60 })),
		/** By language the words that stop a card or letter. */
		keepOut: optional(mapOf(localeField, keptOut, { max: 20 })),
		religion: flag,
		organisation: flag,
		drawings: flag,
		colours: flag,
		/** What paper is taken, in a sentence: "White paper only, no glitter." */
		paper: optional(words(200)),
		mostSheets: optional(integer({ min: 1, max: 20 }))
	});

export type PostRules = Decoded<ReturnType<typeof ruleFields>>;
