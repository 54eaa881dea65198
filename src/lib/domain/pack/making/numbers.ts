/** The lowest number that no case has. A pack has fewer cases than numbers. */
export function freeNumber(taken: ReadonlySet<number | undefined>): number {
	let number = 1;
	while (taken.has(number)) number++;
	return number;
}
