/** One letter of a siege: what was typed and when, and what may be lost of it. */
import { dueMs } from '../patience.ts';

export interface OnDevice {
	drafts: number;
	entries: number;
	/** The text in the block in which it is written. */
	shown: string;
}

export interface AfterKill {
	place: 'draft' | 'outbox' | 'nothing-yet';
	shown: string;
	/** How long before the kill the oldest lost typing had been typed. */
	goneMs: number;
	broken: string[];
}

export class Letter {
	readonly number: number;
	readonly caseId: string;
	/** Everything that the browser took in. */
	text = '';
	isTapped = false;
	isThanked = false;
	killedAtMs: number | undefined;
	#words = 0;
	/** The length of the text at each moment. */
	#keystrokes: { length: number; atMs: number }[] = [];

	constructor(number: number, caseId: string) {
		this.number = number;
		this.caseId = caseId;
	}

	/** `L7.` marks the letter to which the words belong. */
	nextWord(): string {
		return `${this.text === '' || this.text.endsWith(' ') ? '' : ' '}L${this.number}.${this.#words++}`;
	}

	typed(word: string) {
		this.text += word;
		this.#keystrokes.push({ length: this.text.length, atMs: performance.now() });
	}

	afterKill({ drafts, entries, shown }: OnDevice): AfterKill {
		const broken: string[] = [];
		if (drafts + entries > 1) broken.push(`${drafts} drafts and ${entries} in the outbox`);
		if (this.isThanked && entries === 0) broken.push('thanked, and not in the outbox');
		if (!this.isTapped && entries > 0) broken.push('in the outbox, and nobody tapped');
		if (entries > 0) return { place: 'outbox', shown, goneMs: 0, broken };
		if (!isBeginning(this.text, shown)) broken.push(`typed "${this.text}", and there stands "${shown}"`);
		const goneMs = this.#goneMs(shown.length);
		if (goneMs > this.#dueMs()) broken.push(`typing ${Math.round(goneMs)} ms old is gone`);
		if (drafts === 0 && shown !== '') broken.push('words on the screen, and no draft');
		return { place: drafts > 0 ? 'draft' : 'nothing-yet', shown, goneMs, broken };
	}

	/** The same letter, from what the device kept. */
	goOn(shown: string): Letter {
		this.text = shown;
		this.isTapped = this.isThanked = false;
		this.killedAtMs = undefined;
		// What was kept once must never be lost.
		this.#keystrokes = [{ length: shown.length, atMs: -Infinity }];
		return this;
	}

	isIn(text: string): boolean {
		return text.split(/\s+/).some((word) => word.startsWith(`L${this.number}.`));
	}

	/** A key may have reached the page although we did not hear of it. */
	isWhole(text: string): boolean {
		return text.trim() === this.text.trim();
	}

	#dueMs(): number {
		const moments = [...this.#keystrokes.map(({ atMs }) => atMs), this.killedAtMs ?? performance.now()];
		return dueMs(moments.filter(Number.isFinite));
	}

	#goneMs(keptLength: number): number {
		const gone = this.#keystrokes.find(({ length }) => length > keptLength);
		return gone && this.killedAtMs !== undefined ? this.killedAtMs - gone.atMs : 0;
	}
}

/** Whether the text is the beginning of what was typed. The last word may differ, because its keys may have arrived unheard. */
function isBeginning(typed: string, shown: string): boolean {
	return typed.startsWith(shown.trimEnd()) || (shown.startsWith(typed) && !shown.slice(typed.length).trim().includes(' '));
}
