/** Where a kept letter or card is now, in words and marks. It says only what the stored rows tell. Pure. */
import type { BrowserMemory } from '#lib/domain/hall/browser-memory.ts';
import { isDone, type OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { words } from '#lib/i18n/words.ts';
import type { State } from '#lib/ui/basic/StateMark.svelte';
import type { Station } from '#lib/ui/hall/Stations.svelte';

/** `unknown`: the copy is here, and the row of what was handed in is not. */
type Place = 'waiting' | 'trouble' | 'delivered' | 'collected' | 'unknown';

/** Gives where it is. An entry in a state of a newer app needs a person, as everywhere else. */
export function placeOf(entry: OutboxEntry | undefined): Place {
	if (!entry) return 'unknown';
	if (isDone(entry)) return entry.collected ? 'collected' : 'delivered';
	return entry.state === 'waiting' ? 'waiting' : 'trouble';
}

/** Gives the mark and the words of a place. In a browser that may forget, nothing is called safe. */
export function markOf(place: Place, memory: BrowserMemory): { state: State; text: string } {
	if (place === 'waiting' && memory !== 'keeps') return { state: 'held', text: words.letters_at_held() };
	return { state: marks[place], text: texts[place]() };
}

const marks: Record<Place, State> = {
	waiting: 'safe',
	trouble: 'trouble',
	delivered: 'delivered',
	collected: 'collected',
	unknown: 'unknown'
};
const texts: Record<Place, () => string> = {
	waiting: words.letters_at_waiting,
	trouble: words.letters_at_trouble,
	delivered: words.letters_at_delivered,
	collected: words.letters_at_collected,
	unknown: words.letters_at_unknown
};

/** Gives the three stations that a device can know of. What becomes of it afterwards, only the organisers know. */
export function stationsOf(place: Place, memory: BrowserMemory): Station[] {
	const at = { waiting: 0, trouble: 0, unknown: 0, delivered: 1, collected: 2 }[place];
	const first: Omit<Station, 'isReached' | 'isHere'> = {
		state: markOf('waiting', memory).state,
		label: words.letters_step_waiting()
	};
	const stations: (typeof first)[] = [
		first,
		{ state: 'delivered', label: words.letters_step_delivered() },
		{ state: 'collected', label: words.letters_step_collected() }
	];
	return stations.map((station, index) => ({ ...station, isReached: index <= at, isHere: index === at }));
}
