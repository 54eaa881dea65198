/** What this device remembers of an event's posters. When there is no room to remember, the organiser says it again next time. */
import { deviceNotes } from '#lib/device/notes.ts';
import { readKeptOutreach, type KeptOutreach } from '#lib/domain/outreach/kept-outreach.ts';

const noteOf = (code: string) => `writing-table/outreach/${code}`;

export const keptPosters = {
	read: (code: string): KeptOutreach => readKeptOutreach(deviceNotes.read(noteOf(code)) ?? ''),
	keep: (code: string, kept: KeptOutreach) => deviceNotes.write(noteOf(code), JSON.stringify(kept))
};
