/** What is said at the field of an address: how it is typed, or that it is not in the script in which it is read there. */
import { isInOtherScript } from '#lib/domain/pack/making/hints.ts';
import type { Where } from '#lib/domain/pack/making/unfinished.ts';
import { scriptInWords } from '#lib/i18n/names-of-codes.ts';
import { words } from '#lib/i18n/words.ts';
import type { FormInHand } from './form-in-hand.ts';

/** `at`: the card, or one who reads letters. */
export function addressHint(form: FormInHand, at: Where): string {
	const script = form.textAt([...at, 'rules', 'script']);
	return isInOtherScript(form.linesAt([...at, 'lines']), script)
		? words.field_address_script({ script: scriptInWords(script) })
		: words.field_address_hint();
}
