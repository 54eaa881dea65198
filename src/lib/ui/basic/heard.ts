import type { Attachment } from 'svelte/attachments';

/** When a value may come to count: before a press does something, when a field is left, and when the page goes away. */
const moments = 'pointerdown click keydown change focusout compositionend selectionchange visibilitychange pagehide'.split(' ');

/**
 * Tells what stands in a field when it is not what the app knows. Autofill, dictation, keyboards and extensions may change a field
 * without an `input` event. `known` gives what the app last wrote or heard.
 */
export function heard(known: () => string, hear: (value: string) => void): Attachment<HTMLInputElement | HTMLTextAreaElement> {
	return (field) => {
		// This runs again whenever the app knows another value. A value that the field has not been given yet is no change of it.
		known();
		const shown = field.value;
		const listen = () => {
			if (field.value !== shown && field.value !== known()) hear(field.value);
		};
		for (const moment of moments) addEventListener(moment, listen, true);
		return () => {
			for (const moment of moments) removeEventListener(moment, listen, true);
		};
	};
}
