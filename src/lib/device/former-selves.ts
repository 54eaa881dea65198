/**
 * A browser that clears this device's storage takes its pseudonyms and what waited with them. Some keep these few signs apart from
 * it and leave them alone, so that the organisers learn whose numbers will never come. Nothing else is known to survive.
 */
const placeOf = (code: string) => `writing-table/devices/${code}`;
const most = 20;

/** Pseudonyms this device had in the event before the one it has now; notes the present one. */
export function formerSelves(code: string, device: string, kept: Pick<Storage, 'getItem' | 'setItem'> = localStorage): string[] {
	try {
		const known = (kept.getItem(placeOf(code)) ?? '').split(' ').filter((each) => each !== '');
		const others = known.filter((each) => each !== device).slice(-most);
		if (!known.includes(device)) kept.setItem(placeOf(code), [...others, device].join(' '));
		return others;
	} catch {
		// Refused altogether, as some browsers do in private windows.
		return [];
	}
}
