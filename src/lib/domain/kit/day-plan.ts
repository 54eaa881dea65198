/** The hours of the day of an event, for those who help: what is done when, before the doors open and until the last one leaves. */

export const kitDay = ['tables', 'rehearsal', 'doors', 'last', 'roll-call'] as const;
export type KitHour = (typeof kitDay)[number];

/** Minutes from the hour at which the doors open, or from the one at which they close. */
const away: Readonly<Record<KitHour, { of: 'from' | 'to'; minutes: number }>> = {
	tables: { of: 'from', minutes: -90 },
	rehearsal: { of: 'from', minutes: -30 },
	doors: { of: 'from', minutes: 0 },
	last: { of: 'to', minutes: -20 },
	'roll-call': { of: 'to', minutes: 0 }
};

/** "12:30" for each line of the day. Empty where nobody has said the hour: it is then written by hand. */
export function dayPlan(hours: { from: string; to: string }): { line: KitHour; at: string }[] {
	return kitDay.map((line) => ({ line, at: hourAway(hours[away[line].of], away[line].minutes) }));
}

const day = 24 * 60;

function hourAway(hour: string, minutes: number): string {
	const [, hours, rest] = /^(\d\d):(\d\d)$/.exec(hour) ?? [];
	if (hours === undefined) return '';
	const at = (Number(hours) * 60 + Number(rest) + minutes + day) % day;
	return `${pair(Math.floor(at / 60))}:${pair(at % 60)}`;
}

const pair = (value: number) => String(value).padStart(2, '0');
