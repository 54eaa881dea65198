/**
 * Where a schedule is played: everything that would take time is a task, and one task after the other is chosen by chance. Time is
 * virtual. A page that is killed takes its tasks and timers along, in the middle of whatever it was waiting for.
 */
import type { Chance } from './chance.ts';
import { nextTurn } from './turns.ts';

/** A page, a server or a wire: something that can die or freeze. */
export interface Life {
	isDead: boolean;
	isFrozen: boolean;
}
export const aLife = (): Life => ({ isDead: false, isFrozen: false });

interface Task {
	life: Life;
	isReady?: () => boolean;
	run: () => unknown;
}
interface Timer {
	life: Life;
	atMs: number;
	callback: () => void;
}

const mostSteps = 5_000;

export class Stage {
	nowMs = 0;
	chance: Chance;
	#tasks: Task[] = [];
	#timers: Timer[] = [];

	constructor(chance: Chance) {
		this.chance = chance;
	}

	/** Does this later, when chance says so. */
	later(life: Life, run: () => unknown, isReady?: () => boolean) {
		if (!life.isDead) this.#tasks.push({ life, run, isReady });
	}

	/** A promise whose work is done later; it never settles when the life ends first. */
	soon<T>(life: Life, work: () => T | Promise<T>, isReady?: () => boolean): Promise<T> {
		return new Promise((settle, fail) => {
			const run = () => {
				try {
					const done = work();
					if (!(done instanceof Promise)) return settle(done);
					return done.then(settle, fail);
				} catch (failure) {
					return fail(failure);
				}
			};
			this.later(life, run, isReady);
		});
	}

	after(life: Life, ms: number, callback: () => void): () => void {
		const timer = { life, atMs: this.nowMs + ms, callback };
		if (!life.isDead) this.#timers.push(timer);
		return () => {
			const at = this.#timers.indexOf(timer);
			if (at >= 0) this.#timers.splice(at, 1);
		};
	}

	end(life: Life) {
		life.isDead = true;
		this.#tasks = this.#tasks.filter((task) => task.life !== life);
		this.#timers = this.#timers.filter((timer) => timer.life !== life);
	}

	/** Runs at most this many tasks, one after the other. */
	async steps(count: number): Promise<void> {
		for (let done = 0; done < count; done++) if (!(await this.#step())) return;
	}

	/** Runs tasks until the next one needs time to pass. */
	async quiet(): Promise<void> {
		for (let done = 0; await this.#step(); done++) if (done > mostSteps) throw new Error('it never comes to rest');
	}

	/** Lets time pass; whatever can be done is done before the next timer rings. */
	async advance(ms: number): Promise<void> {
		const endMs = this.nowMs + ms;
		for (let rung = 0; ; rung++) {
			await this.quiet();
			const due = this.#nextTimer(endMs);
			if (!due) break;
			if (rung > mostSteps) throw new Error('timers ring without end');
			this.#timers.splice(this.#timers.indexOf(due), 1);
			this.nowMs = Math.max(this.nowMs, due.atMs);
			due.callback();
			await new Promise<void>(nextTurn);
		}
		this.nowMs = endMs;
	}

	#nextTimer(endMs: number): Timer | undefined {
		let next: Timer | undefined;
		for (const timer of this.#timers)
			if (!timer.life.isFrozen && timer.atMs <= endMs && (!next || timer.atMs < next.atMs)) next = timer;
		return next;
	}

	async #step(): Promise<boolean> {
		const ready = this.#tasks.filter(({ life, isReady }) => !life.isFrozen && (!isReady || isReady()));
		const task = ready[this.chance.below(ready.length)];
		if (!task) return false;
		this.#tasks.splice(this.#tasks.indexOf(task), 1);
		await task.run();
		// Everything that follows without waiting for the world has happened when the next turn of the loop begins.
		await new Promise<void>(nextTurn);
		return true;
	}
}
