/** Notices in which language a text is written. It knows sixty languages by their letters, and its tables are 280 KB. */
import { eld } from 'eld/extrasmall';

/** With fewer letters than this, names and places weigh more than words. */
const fewestLetters = 60;
/** The beginning tells it as well as the whole. */
const mostSigns = 2_000;

/** The language as a tag such as `fr`; `undefined` while the text is too short, or like several languages. */
export function noticedLanguage(text: string): string | undefined {
	const beginning = text.slice(0, mostSigns);
	if ((beginning.match(/\p{L}/gu)?.length ?? 0) < fewestLetters) return undefined;
	const noticed = eld.detect(beginning);
	return noticed.language !== '' && noticed.isReliable() ? noticed.language : undefined;
}
