/** A letter or card has a language of its own, whatever the screen speaks. */
import type { Case } from '../pack.ts';
import type { Draft } from './draft.ts';
import { reworded, templateIn } from './letter-words.ts';

/**
 * The change that puts the sheet into this language. `by` is `writer` when it was chosen: then nothing that is noticed changes it any
 * more.
 */
export function toLanguage(draft: Draft, entry: Case, tag: string, by: 'writer' | 'text'): Partial<Draft> {
	const now = { kind: draft.kind, locale: tag, addressee: draft.addressee };
	return {
		locale: templateIn(entry, now)?.locale ?? tag,
		...(by === 'writer' ? { languageBy: by } : {}),
		...reworded(draft, entry, now)
	};
}
