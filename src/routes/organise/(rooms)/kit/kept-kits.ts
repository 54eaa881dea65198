/** What this device remembers of an event's kit. When there is no room to remember, the organiser chooses again next time. */
import { deviceNotes } from '#lib/device/notes.ts';
import { readKeptKit, type KeptKit } from '#lib/domain/kit/kept-kit.ts';

const noteOf = (code: string) => `writing-table/kit/${code}`;

export const keptKits = {
	read: (code: string): KeptKit => readKeptKit(deviceNotes.read(noteOf(code)) ?? ''),
	keep: (code: string, kept: KeptKit) => deviceNotes.write(noteOf(code), JSON.stringify(kept))
};
