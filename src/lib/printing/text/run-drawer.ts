/** A piece of text that `token.ts` shapes once and keeps with its face. */
import type { Guard, TextRun } from '#lib/domain/print/sheet.ts';
import type { Token } from './clusters.ts';

/** A piece as it is set: the same object wherever the same piece stands, so that a thousand letters hold each word once. */
export interface SetRun {
	run: TextRun;
	token: Token;
	/** In units of the font size. */
	widthEm: number;
}

/** Sets pieces in one face, script, language and direction. */
export interface RunDrawer {
	set(text: string): SetRun;
	setGuarded(text: string, guard: Guard): SetRun;
	/** With a hyphen after it that nobody wrote. */
	setDivided(text: string): SetRun;
	/** Where a piece may be divided without changing its ink, as UTF-16 indices. */
	safeCuts(text: string): ReadonlySet<number>;
}
