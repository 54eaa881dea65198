/** Where a line may start, by UAX#14. Scripts written without spaces will add their words from a dictionary here. */
import LineBreaker from 'linebreak';

/** One entry for each UTF-16 index and one for the end: true when a line may start there. */
export function breaksOf(text: string): boolean[] {
	const breaks = new Array<boolean>(text.length + 1).fill(false);
	const breaker = new LineBreaker(text);
	for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) breaks[found.position] = true;
	return breaks;
}
