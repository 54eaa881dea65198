import { directionOf } from '#lib/domain/language/direction.ts';
import { isolated } from '#lib/domain/language/isolate.ts';
import { screenLanguage } from './locale.svelte.ts';

/**
 * What somebody else wrote (a name, a table, an event, a file, a version), to be put into words of ours:
 * `words.room_table({ table: theirs(table) })`. Such a text cannot change the direction of the words around it. Several texts are
 * isolated one by one and joined with commas. A test holds that no message is given such a value without it.
 */
export function theirs(...texts: readonly string[]): string {
	const around = directionOf(screenLanguage.current);
	return texts.map((text) => isolated(text, around)).join(', ');
}
