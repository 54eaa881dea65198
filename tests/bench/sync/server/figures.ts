export const median = (values: number[]) => quantile(values, 0.5);

export function quantile(values: number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const whole = (value: number) => Math.round(value).toLocaleString('en-GB');
export const times = (value: number) => `${value.toFixed(2)} ×`;

export const table = (head: string[], rows: string[][]) =>
	[head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

/** A figure and the bound that it must keep. */
export interface Judged {
	what: string;
	isKept: boolean;
}

/** What a part of the bench reports for the page of figures, and which bounds it kept. */
export interface Measured {
	lines: string[];
	judged: Judged[];
}
