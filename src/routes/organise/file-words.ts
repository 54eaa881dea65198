import { words } from '#lib/i18n/words.ts';
import type { FileIn } from '#lib/desk/file-in.ts';

/** Gives the words for what became of one file. `isWell` is true when the file needs nobody's attention. */
export function fileWords(outcome: FileIn): { isWell: boolean; text: string } {
	switch (outcome.kind) {
		case 'taken-in':
			return { isWell: outcome.conflicts + outcome.factsNotRead === 0, text: takenIn(outcome) };
		case 'refused':
			return { isWell: false, text: refusals[outcome.because]() };
		case 'not-readable':
			return { isWell: false, text: words.file_not_readable() };
		case 'not-saved':
			return { isWell: false, text: outcome.because === 'storage-full' ? words.file_full() : words.file_storage() };
	}
}

const takenIn = ({ added, known, conflicts, facts, factsNotRead }: Extract<FileIn, { kind: 'taken-in' }>) =>
	[
		...(added > 0 || known + conflicts + facts === 0 ? [words.file_added({ count: added })] : []),
		...(known > 0 ? [words.file_known({ count: known })] : []),
		...(conflicts > 0 ? [words.file_conflicts({ count: conflicts })] : []),
		...(facts > 0 ? [words.file_facts({ count: facts })] : []),
		...(factsNotRead > 0 ? [words.file_facts_not_read({ count: factsNotRead })] : [])
	].join(' ');

const refusals = {
	foreign: words.file_foreign,
	'newer-version': words.file_newer,
	half: words.file_half,
	'too-large': words.file_large,
	damaged: words.file_damaged,
	malformed: words.file_damaged,
	'other-event': words.file_other
};
