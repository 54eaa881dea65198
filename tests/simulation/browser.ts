/** The browser around the pages of a device: what it promises about the storage, and what it does when it is closed. */
import { notesIn } from '#lib/device/notes.ts';

/**
 * `keeps` promised it. `promises nothing` keeps all the same. `forgets` looks like that one, and clears everything on exit, as Chromium
 * does where a person set it so. `private window` clears too, and refuses the file system.
 */
export type BrowserKind = 'keeps' | 'promises nothing' | 'forgets' | 'private window';

export class Browser {
	readonly kind: BrowserKind;
	readonly #noted = new Map<string, string>();
	readonly notes = notesIn(() => ({
		getItem: (name) => this.#noted.get(name) ?? null,
		setItem: (name, text) => void this.#noted.set(name, text),
		removeItem: (name) => void this.#noted.delete(name),
		key: (at) => [...this.#noted.keys()][at] ?? null,
		length: this.#noted.size
	}));

	constructor(kind: BrowserKind) {
		this.kind = kind;
	}

	get isForgetful() {
		return this.kind === 'forgets' || this.kind === 'private window';
	}

	/** The notes go with the database. */
	forget() {
		this.#noted.clear();
	}

	readonly storage = {
		persisted: () => Promise.resolve(this.kind === 'keeps'),
		estimate: () => Promise.resolve({ usage: 1_000_000, quota: 10_000_000_000 }),
		getDirectory: () =>
			this.kind === 'private window'
				? Promise.reject(new DOMException('not in a private window', 'SecurityError'))
				: Promise.resolve({} as FileSystemDirectoryHandle)
	};
}
