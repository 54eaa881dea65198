/** What was typed, with the states before it, so that each step can be taken back. Pure. */
export interface Undoable<T> {
	now: T;
	/** The last one is the newest. */
	before: readonly T[];
	/** What the newest step changed. Typing on in one field is one step. */
	step?: string;
}

const mostSteps = 100;

export const nothingToUndo = <T>(now: T): Undoable<T> => ({ now, before: [] });

/** Notes a change. Without a name, or under another than the last one, it is a step of its own. */
export function changed<T>({ now, before, step: last }: Undoable<T>, next: T, step?: string): Undoable<T> {
	if (next === now) return { now, before, ...(last !== undefined && { step: last }) };
	const goesOn = step !== undefined && step === last;
	return { now: next, before: goesOn ? before : [...before, now].slice(-mostSteps), ...(step !== undefined && { step }) };
}

/** Takes the last step back. Where there is none, nothing changes. */
export function undone<T>(undoable: Undoable<T>): Undoable<T> {
	const last = undoable.before.at(-1);
	return last === undefined ? undoable : { now: last, before: undoable.before.slice(0, -1) };
}
