import { theDatabase } from '#lib/device/database.ts';
import { clearTable } from '#lib/device/sittings.ts';
import { storing } from '#lib/device/storing.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';

/**
 * Clears the table for the next person: sitting, drafts and their keys, what stands in fields, and the chosen language. The
 * document is replaced, so that no step back and no page kept by the browser shows the writer before.
 */
export async function clearForNext(code: string, locales: readonly string[]): Promise<void> {
	await storing(() => clearTable(theDatabase(), code));
	for (const field of document.querySelectorAll('input, textarea')) if ('value' in field) field.value = '';
	for (const form of document.forms) form.reset();
	document.body.replaceChildren();
	sessionStorage.clear();
	screenLanguage.forget(locales);
	location.replace('/cases');
}
