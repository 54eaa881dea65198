/** The Web Locks of one device. A page that dies lets its locks go. A frozen page keeps them. */
import type { Life, Stage } from './stage.ts';

interface Asking {
	life: Life;
	name: string;
	begin: () => void;
}

export class PageLocks {
	readonly #stage: Stage;
	readonly #held = new Map<string, Life>();
	#asking: Asking[] = [];
	/** Nothing asks for these alone, so they are given at once. */
	#shared: { name: string; life: Life }[] = [];

	constructor(stage: Stage) {
		this.#stage = stage;
	}

	drop(life: Life) {
		this.#asking = this.#asking.filter((each) => each.life !== life);
		this.#shared = this.#shared.filter((each) => each.life !== life);
		for (const [name, holder] of this.#held) if (holder === life) this.#release(name);
	}

	asSeenBy = (life: Life) =>
		({
			query: () => Promise.resolve({ held: [...this.#shared, ...[...this.#held.keys()].map((name) => ({ name }))] }),
			request: <T>(name: string, { signal, mode }: LockOptions, work: () => Promise<T>) => {
				if (mode !== 'shared') return this.#alone(life, name, signal, work);
				this.#shared.push({ name, life });
				return work();
			}
		}) as unknown as LockManager;

	#alone<T>(life: Life, name: string, signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
		return new Promise<T>((settle, fail) => {
			const asking: Asking = {
				life,
				name,
				begin: () =>
					this.#stage.later(
						life,
						() =>
							void work()
								.then(settle, fail)
								.finally(() => this.#end(name, life))
					)
			};
			signal?.addEventListener('abort', () => {
				if (!this.#asking.includes(asking)) return;
				this.#asking.splice(this.#asking.indexOf(asking), 1);
				fail(new DOMException('no patience', 'AbortError'));
			});
			this.#asking.push(asking);
			this.#grant();
		});
	}

	#end(name: string, life: Life) {
		if (this.#held.get(name) === life) this.#release(name);
	}

	#release(name: string) {
		this.#held.delete(name);
		this.#grant();
	}

	#grant() {
		for (const asking of [...this.#asking]) {
			if (this.#held.has(asking.name)) continue;
			this.#held.set(asking.name, asking.life);
			this.#asking.splice(this.#asking.indexOf(asking), 1);
			asking.begin();
		}
	}
}
