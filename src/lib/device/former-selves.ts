/**
 * Remembers a device's pseudonyms. A browser that clears the database takes the pseudonyms and the waiting letters away. Some browsers
 * keep these notes even then, and so the organisers learn which numbers will never come.
 */
import { deviceNotes, type Notes } from './notes.ts';

const noteOf = (code: string) => `writing-table/devices/${code}`;
const most = 20;

/** Gives the pseudonyms that this device had in the event before the present one, and notes the present one. */
export function formerSelves(code: string, device: string, notes: Pick<Notes, 'read' | 'write'> = deviceNotes): string[] {
	const known = (notes.read(noteOf(code)) ?? '').split(' ').filter((each) => each !== '');
	const others = known.filter((each) => each !== device).slice(-most);
	if (!known.includes(device)) notes.write(noteOf(code), [...others, device].join(' '));
	return others;
}
