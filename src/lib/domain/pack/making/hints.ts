/** What is good to know while a case is made. It keeps nothing from being published. Pure. */
import { baseLanguage } from '../../language/letter-forms.ts';
import { hasScript } from '../../writing/in-script.ts';

/** The languages of the pack that are not handed over where only `languages` are. */
export function notHandedOver(locales: readonly string[], languages: readonly string[]): string[] {
	const asked = languages.filter((tag) => tag.trim() !== '').map(baseLanguage);
	return asked.length === 0 ? [] : locales.filter((locale) => !asked.includes(baseLanguage(locale)));
}

/** Whether an address has no letter of the script in which it is read there. Nothing is said of one that is blank. */
export function isInOtherScript(lines: readonly string[], script: string): boolean {
	const text = lines.join('\n');
	return script !== '' && text.trim() !== '' && hasScript(text, script) === false;
}
