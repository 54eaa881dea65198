/** The number that must stand on each sheet for some addressees, such as that of a prisoner. */
import type { PostRules } from '../pack.ts';

/** The address with that number below its first line, unless it is there already. */
export function withNumber(lines: string[], rules: PostRules | undefined): string[] {
	const number = rules?.number;
	if (number === undefined || hasNumber(lines.join('\n'), number)) return lines;
	return [...lines.slice(0, 1), number, ...lines.slice(1)];
}

/** However blanks and capitals stand in it. */
export const hasNumber = (text: string, number: string): boolean => closeUp(text).includes(closeUp(number));
const closeUp = (text: string) => text.replace(/\s+/g, '').toLowerCase();
