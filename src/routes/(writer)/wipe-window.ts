import { windowNotes } from '#lib/device/notes.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import { goInstead } from '../own-reload.ts';

/**
 * Nothing of the writer before stays in this window: what stands in fields, its notes, the chosen language. The document is
 * replaced, so that no step back and no page kept by the browser shows them.
 */
export function wipeWindow(locales: readonly string[]): void {
	for (const field of document.querySelectorAll('input, textarea')) if ('value' in field) field.value = '';
	for (const form of document.forms) form.reset();
	document.body.replaceChildren();
	for (const name of windowNotes.namesFrom('')) windowNotes.forget(name);
	screenLanguage.forget(locales);
	goInstead('/cases');
}
