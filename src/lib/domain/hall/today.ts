/** The calendar day at an event, `YYYY-MM-DD`: a table in Suva is a day ahead of one in Lima. */
export function todayIn(timeZone: string, nowMs: number): string {
	const parts = new Map(
		formatIn(timeZone)
			.formatToParts(nowMs)
			.map(({ type, value }) => [type, value])
	);
	return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/** A time zone that this device does not know must not stop anybody from writing. */
function formatIn(timeZone: string): Intl.DateTimeFormat {
	const day = { year: 'numeric', month: '2-digit', day: '2-digit', calendar: 'gregory', numberingSystem: 'latn' } as const;
	try {
		return new Intl.DateTimeFormat('en', { ...day, timeZone });
	} catch {
		return new Intl.DateTimeFormat('en', { ...day, timeZone: 'UTC' });
	}
}
