/** The code of the event that this device's pages show. It can be read before the storage is loaded. */
import { deviceNotes } from '#lib/device/notes.ts';

const note = 'writing-table/event';

export const rememberedCode = (): string | undefined => deviceNotes.read(note);
export const rememberCode = (code: string): void => deviceNotes.write(note, code);
