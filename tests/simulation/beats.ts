/** Makes schedules. A schedule is a list of beats; a beat is one thing that a person, a device, the network or a server does. */
import * as fc from 'fast-check';
import { gatewayAnswer, messageFaults } from './wire.ts';

/**
 * Every kind of beat, with its weight: a weight of 2 comes twice as often as one of 1. A failing schedule shrinks towards the
 * first kinds, so the harmless ones come first.
 */
const often = {
	'nothing happens': 1,
	'time passes': 12,
	'somebody writes': 10,
	'somebody hands in': 14,
	'somebody writes on': 4,
	'somebody takes back': 4,
	'somebody hands in and thinks again': 6,
	'both tabs hand in': 3,
	'the button is pressed': 3,
	'a message is disturbed': 16,
	'the network goes or comes': 3,
	'a tab is killed': 6,
	'a tab is opened': 5,
	'another event is opened': 4,
	'a tab is frozen': 2,
	'a tab thaws': 2,
	'the clock jumps ten years': 2,
	'the disk has a fault': 4,
	'the disk is sound': 2,
	'the server has a fault': 4,
	'the server is sound': 2,
	'the server fails on an item': 1,
	'a backup is made': 2,
	'the server is restored': 2,
	'the line gets slow or quick': 2,
	'the organiser collects': 4,
	'the organiser is killed': 1,
	'a file is written': 5,
	'a file is carried in': 5,
	'the event closes or opens': 1,
	'the key is rotated': 1,
	'the token expires': 1,
	'a new link is scanned': 1,
	'the event is deleted and opened anew': 1,
	'days pass': 2,
	'the storage is evicted': 1,
	'the browser is closed': 1,
	'a guest window is used instead': 1,
	'the next person sits down': 1,
	'a newer version asks for the database': 1
};
type What = keyof typeof often;

export interface Beat {
	what: What;
	tablet: 0 | 1;
	tab: 0 | 1;
	/** Chooses the details: which fault, which sheet, how long. */
	number: number;
	/** How many waiting tasks run before the next beat. */
	steps: number;
	/** The seed that decides which task runs first. */
	luck: number;
}

const which = fc.constantFrom<(0 | 1)[]>(0, 1);
const weighed = Object.entries(often).flatMap(([what, times]) => Array<What>(times).fill(what as What));
const beat: fc.Arbitrary<Beat> = fc.record({
	what: fc.constantFrom(...weighed),
	tablet: which,
	tab: which,
	number: fc.nat(50_399),
	steps: fc.nat(7),
	luck: fc.nat(0xffff)
});

/** Schedules of up to forty beats. */
export const schedules: fc.Arbitrary<Beat[]> = fc.array(beat, { maxLength: 40, size: 'max' });

export const passingMs = [1_000, 5_000, 31_000, 61_000, 140_000, 660_000];
/** The speeds of a line in bytes a millisecond; 1 is 8 kbit/s. With `undefined`, sending takes no time. */
export const lines = [undefined, 1, 8, 125];
export const passingDays = [1, 3, 8, 40];
export const diskFaults = ['full', 'aborts', 'rots', 'lost', 'hangs until closed', 'hangs for good'] as const;
export const serverFaults = ['dies', 'full', 'busy', 'fails'] as const;
export const pick = <T>(list: readonly T[], number: number): T => list[number % list.length]!;

/** Gives a beat in words, for the story of a schedule that failed. */
export function toldOf({ what, tablet, tab, number, steps }: Beat): string {
	const place = `tablet ${tablet + 1}, tab ${tab + 1}`;
	const then = steps > 0 ? `; ${steps} steps go on` : '';
	return `${place}: ${what}${detailOf(what, number)}${then}`;
}

function detailOf(what: What, number: number): string {
	switch (what) {
		case 'time passes':
			return ` (${pick(passingMs, number) / 1_000} s)`;
		case 'the line gets slow or quick':
			return ` (${pick(lines, number) ?? 'any number of'} bytes a millisecond)`;
		case 'days pass':
			return ` (${pick(passingDays, number)})`;
		case 'a message is disturbed': {
			const fault = pick(messageFaults, number);
			return `: ${fault}${fault === 'a gateway answers with a status' ? ` ${gatewayAnswer(number).status}` : ''}`;
		}
		case 'the disk has a fault':
			return `: ${pick(diskFaults, number)}`;
		case 'the server has a fault':
			return `: ${pick(serverFaults, number)}`;
		default:
			return '';
	}
}
