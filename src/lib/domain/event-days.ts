/** Tells whether the days of an event are plausible. Days are `YYYY-MM-DD`. */

/**
 * `order`: the event ends before it begins. `over`: its last day has passed, so every letter would be late. These two are refused.
 * `long-ago` and `far`: it began months ago, or begins years ahead. The year is probably mistyped, so the app asks the person.
 */
export type OddDays = 'order' | 'over' | 'long-ago' | 'far';

const longAgoDays = 60;
const farDays = 550;

/** Says what is odd about the days. Gives `undefined` when they are ordinary or not filled in yet. */
export function oddDays(startsOn: string, endsOn: string, today: string): OddDays | undefined {
	if (startsOn === '' || endsOn === '') return undefined;
	if (endsOn < startsOn) return 'order';
	if (endsOn < today) return 'over';
	const aheadDays = (Date.parse(startsOn) - Date.parse(today)) / 86_400_000;
	if (aheadDays > farDays) return 'far';
	return aheadDays < -longAgoDays ? 'long-ago' : undefined;
}

/** True when an event cannot be made with such days. For the other odd days the app only asks. */
export const isRefused = (odd: OddDays | undefined): boolean => odd === 'order' || odd === 'over';
