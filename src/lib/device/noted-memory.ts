/**
 * What was found out about this browser's memory when it was looked at last. It stands in a file of its own because every first
 * screen reads it, and the looking comes later.
 */
import type { BrowserMemory } from '#lib/domain/hall/browser-memory.ts';
import type { Notes } from './notes.ts';

/** Stands in the notes while the browser is known to keep its storage. */
export const judgedNote = 'writing-table/keeps';

/** Gives what was found out at the last look, so that no word on a screen changes until something new is known. */
export const memoryAsNoted = (notes: Notes): BrowserMemory => (notes.read(judgedNote) ? 'keeps' : 'unknown');
