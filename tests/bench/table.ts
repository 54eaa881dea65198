export interface Row {
	what: string;
	bound: string;
	seen: string;
}
export const row = ({ what, bound, seen }: Row) => `| ${what} | ${bound} | ${seen} |`;

/** Gives the middle value. Of an even number of values, it gives the lower of the two. */
function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

export function spread(values: number[], unit: string): string {
	const rounded = [Math.min(...values), median(values), Math.max(...values)].map((value) => Math.round(value));
	return `**${rounded[1]} ${unit}** (${rounded[0]}–${rounded[2]}, n = ${values.length})`;
}
