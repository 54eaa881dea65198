/** Notes in memory, as the windows of one browser share them, and the notes of a browser that blocks site data. */
import { notesIn, type Notes } from '#lib/device/notes.ts';

export function someNotes(of: Record<string, string> = {}): Notes {
	const kept = new Map(Object.entries(of));
	return notesIn(() => ({
		getItem: (name) => kept.get(name) ?? null,
		setItem: (name, text) => void kept.set(name, text),
		removeItem: (name) => void kept.delete(name),
		key: (at) => [...kept.keys()][at] ?? null,
		length: kept.size
	}));
}

export const blockedNotes: Notes = notesIn(() => {
	throw new DOMException('Access is denied for this document.', 'SecurityError');
});
