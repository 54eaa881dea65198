/** Says how a case stands: complete, or how much is missing and how much is wrong. */
import { isMissing, type PackProblem } from '#lib/domain/pack/making/problems.ts';
import { words } from '#lib/i18n/words.ts';

export function howItStands({ missing, wrong }: { missing: number; wrong: number }): string {
	const said = [
		...(missing > 0 ? [words.making_lacks({ count: missing })] : []),
		...(wrong > 0 ? [words.making_wrong({ count: wrong })] : [])
	];
	return said.join(', ') || words.making_complete();
}

export function problemsInWords(problems: readonly PackProblem[]): string {
	const missing = problems.filter(isMissing).length;
	return howItStands({ missing, wrong: problems.length - missing });
}
