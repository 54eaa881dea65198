/**
 * A browser that clears this device's storage takes its pseudonyms and what waited with them. Some keep these few signs apart from
 * it and leave them alone, so that the organisers learn whose numbers will never come. Nothing else is known to survive.
 */
import { deviceNotes, type Notes } from './notes.ts';

const noteOf = (code: string) => `writing-table/devices/${code}`;
const most = 20;

/** Pseudonyms this device had in the event before the one it has now; notes the present one. */
export function formerSelves(code: string, device: string, notes: Pick<Notes, 'read' | 'write'> = deviceNotes): string[] {
	const known = (notes.read(noteOf(code)) ?? '').split(' ').filter((each) => each !== '');
	const others = known.filter((each) => each !== device).slice(-most);
	if (!known.includes(device)) notes.write(noteOf(code), [...others, device].join(' '));
	return others;
}
