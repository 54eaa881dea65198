/** Two weeks to go: what is done when, and by whom, so that a hall is full. */

/** `daysBefore` the first day of the event; a negative number is after it. */
export const plan = [
	{ name: 'say', daysBefore: 14 },
	{ name: 'posters', daysBefore: 13 },
	{ name: 'ask', daysBefore: 12 },
	{ name: 'post', daysBefore: 10 },
	{ name: 'volunteers', daysBefore: 9 },
	{ name: 'flyers', daysBefore: 7 },
	{ name: 'lectures', daysBefore: 5 },
	{ name: 'story', daysBefore: 3 },
	{ name: 'remind', daysBefore: 1 },
	{ name: 'tents', daysBefore: 0 },
	{ name: 'thank', daysBefore: -1 }
] as const;

export type PlanLine = (typeof plan)[number]['name'];

/** Whole days from today until the event; negative when it has begun. */
export function daysUntil(startsOn: string, today: string): number {
	return Math.round((Date.parse(`${startsOn}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}

/** The day of a line, `YYYY-MM-DD`. */
export function dayOf(startsOn: string, daysBefore: number): string {
	return new Date(Date.parse(`${startsOn}T00:00:00Z`) - daysBefore * 86_400_000).toISOString().slice(0, 10);
}
