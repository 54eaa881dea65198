/** Whether the days of an event can be meant. Days are `YYYY-MM-DD`. */

/**
 * `order`: it ends before it begins. `over`: its last day is gone, so that every letter would be late. These are refused. `long-ago` and
 * `far`: it begins months ago, or years ahead, which is rather a year mistyped; a person is asked.
 */
export type OddDays = 'order' | 'over' | 'long-ago' | 'far';

const longAgoDays = 60;
const farDays = 550;

/** Nothing when they are ordinary, or not yet filled in. */
export function oddDays(startsOn: string, endsOn: string, today: string): OddDays | undefined {
	if (startsOn === '' || endsOn === '') return undefined;
	if (endsOn < startsOn) return 'order';
	if (endsOn < today) return 'over';
	const aheadDays = (Date.parse(startsOn) - Date.parse(today)) / 86_400_000;
	if (aheadDays > farDays) return 'far';
	return aheadDays < -longAgoDays ? 'long-ago' : undefined;
}

export const isRefused = (odd: OddDays | undefined): boolean => odd === 'order' || odd === 'over';
