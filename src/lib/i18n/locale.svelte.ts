/** The language of this device's screens. Messages read it as a rune, so a change redraws words and nothing else. */
import { overwriteGetLocale } from './generated/runtime.js';
import { firstSpoken, spoken, type LanguageTag } from './languages.ts';

const storageKey = 'writing-table/language';

class ScreenLanguage {
	#tag = $state<LanguageTag>('en');
	get current(): LanguageTag {
		return this.#tag;
	}
	/** Chosen by a person: kept on this device until `forget`. */
	choose(tag: LanguageTag) {
		this.#tag = tag;
		tried(() => localStorage.setItem(storageKey, tag));
	}
	/** At start: what was chosen here, else the browser's languages. */
	start(preferred: readonly string[]) {
		const kept = tried(() => localStorage.getItem(storageKey));
		this.#tag = (kept ? spoken(kept) : undefined) ?? firstSpoken(preferred);
	}
	/** The next person starts in the event's language, not in the last writer's. */
	forget(fallback: readonly string[]) {
		tried(() => localStorage.removeItem(storageKey));
		this.#tag = firstSpoken(fallback);
	}
}

/** A browser that blocks site data throws when it is asked for. The choice then lasts only as long as the page. */
function tried<T>(work: () => T): T | undefined {
	try {
		return work();
	} catch {
		return undefined;
	}
}

/** The one language of this device's screens. Whoever reads `current` while drawing is drawn again when it changes. */
export const screenLanguage = new ScreenLanguage();
overwriteGetLocale(() => screenLanguage.current);
