import { windowNotes } from '#lib/device/notes.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import { goInstead } from '../own-reload.ts';

/**
 * Removes everything of the earlier writer from this window: the text in fields, the window's notes, and the chosen language. The
 * document is replaced, so that neither going back nor a page that the browser kept shows any of it.
 */
export function wipeWindow(locales: readonly string[]): void {
	for (const field of document.querySelectorAll('input, textarea')) if ('value' in field) field.value = '';
	for (const form of document.forms) form.reset();
	document.body.replaceChildren();
	for (const name of windowNotes.namesFrom('')) windowNotes.forget(name);
	screenLanguage.forget(locales);
	goInstead('/cases');
}
