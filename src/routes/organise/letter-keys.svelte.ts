/** Whether single letters act as keys. Who dictates or types by chance turns them off, and this device remembers it. */
import { deviceNotes } from '#lib/device/notes.ts';

const note = 'writing-table/letter-keys';

class LetterKeys {
	#isOn = $state(deviceNotes.read(note) !== 'off');

	get isOn(): boolean {
		return this.#isOn;
	}
	set isOn(isOn: boolean) {
		this.#isOn = isOn;
		deviceNotes.write(note, isOn ? 'on' : 'off');
	}

	/** Gives the letter or digit of a press that may act, or `undefined`: switched off, with a modifier, or while somebody types. */
	of(event: KeyboardEvent): string | undefined {
		if (!this.#isOn || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return undefined;
		return event.key.length !== 1 || isTyping(event.target) ? undefined : event.key.toLowerCase();
	}
}
export const letterKeys = new LetterKeys();

/** A box to tick takes no text, so its letters are free. */
export const isTyping = (target: EventTarget | null): boolean =>
	target instanceof HTMLElement &&
	(target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), select, textarea'));
