/**
 * Decides whether there is room for one more fact of counting by hand. Organisers may use all of the room, a guest's device a
 * share.
 */
import { paperCounts } from '#lib/domain/hall/paper-counts.ts';
import type { PaperFact, SaidFact } from '#lib/domain/hall/paper-fact.ts';
import { devicePaperBounds, eventBounds } from '../asking/limits.ts';
import type { Turn } from '../schema.ts';
import { saidIn } from './paper-rows.ts';

/** What is stored of an event's counts while facts are added to it. */
export interface PaperShelf {
	facts: number;
	/** Only present for a guest, because only guests are measured. */
	guest?: GuestShelf;
}
interface GuestShelf {
	/** The facts of all guests, and the letters and cards that they counted which stand. */
	facts: number;
	counted: number;
	/** Whether an item of this device ever arrived. */
	delivers: boolean;
	/** What this device said: the number of its facts, its standing counts by id, their sum, and the ids that it took back. */
	ownFacts: number;
	standing: ReadonlyMap<string, number>;
	ownCounted: number;
	takenBack: ReadonlySet<string>;
}

/** Reads what is stored of the event's counts. With `guest`, it also reads what that guest's device said. */
export async function paperShelf(turn: Turn, code: string, guest?: { device?: string }): Promise<PaperShelf> {
	const last = await turn.selectFrom('paper_facts').select('n').where('event', '=', code).orderBy('n', 'desc').executeTakeFirst();
	return { facts: last?.n ?? 0, ...(guest && { guest: await guestShelf(turn, code, guest.device) }) };
}

async function guestShelf(turn: Turn, code: string, device?: string): Promise<GuestShelf> {
	const { guest_facts, guest_counted } = await turn
		.selectFrom('counters')
		.select(['guest_facts', 'guest_counted'])
		.where('event', '=', code)
		.executeTakeFirstOrThrow();
	const row = turn
		.selectFrom('devices')
		.select('received')
		.where('event', '=', code)
		.where('device', '=', device ?? '');
	const delivers = ((await row.executeTakeFirst())?.received ?? 0) > 0;
	return { facts: guest_facts, counted: guest_counted, delivers, ...ownShelf(await saidOf(turn, code, device)) };
}

function ownShelf(said: SaidFact[]) {
	const own = said.filter(({ by }) => by === 'guest').map(({ fact }) => fact);
	const standing = paperCounts(said).filter(({ takenBack }) => !takenBack);
	return {
		ownFacts: own.length,
		standing: new Map(standing.map(({ id, count }) => [id, count])),
		ownCounted: standing.reduce((sum, { count }) => sum + count, 0),
		takenBack: new Set(own.flatMap((fact) => (fact.kind === 'taken-back' ? [fact.takesBack] : [])))
	};
}

/**
 * Gives what a device said as a guest, with the facts that take this back. Without a device, it gives what all nameless guests
 * said.
 */
async function saidOf(turn: Turn, code: string, device?: string): Promise<SaidFact[]> {
	const own = () =>
		turn
			.selectFrom('paper_facts')
			.where('event', '=', code)
			.where('said_by', '=', 'guest')
			.where('device', device === undefined ? 'is' : '=', device ?? null);
	const said = await own().selectAll().execute();
	const takenBack = await turn
		.selectFrom('paper_facts')
		.selectAll()
		.where('event', '=', code)
		.where('said_by', '=', 'organiser')
		.where('takes_back', 'in', own().select('id'))
		.execute();
	return [...said, ...takenBack].map(saidIn);
}

/** Gives why there is no room for the fact, or `undefined` when there is room. */
export function whyNoRoom({ facts, guest }: PaperShelf, fact: PaperFact): 'too-many' | 'event-full' | undefined {
	if (facts >= eventBounds.paperFacts) return 'event-full';
	if (!guest) return undefined;
	// Whoever may count must also have room to take all of it back.
	const times = fact.kind === 'taken-back' ? 2 : 1;
	const share = guest.delivers ? 1 : 0.5;
	if (guest.ownFacts >= times * devicePaperBounds.facts) return 'too-many';
	if (guest.facts >= times * share * eventBounds.guestPaperFacts) return 'event-full';
	if (fact.kind === 'taken-back') return undefined;
	if (guest.ownCounted + fact.count > devicePaperBounds.items) return 'too-many';
	return guest.counted + fact.count > share * eventBounds.guestPaperItems ? 'event-full' : undefined;
}

/** Gives the shelf after one more fact. */
export function laidOn({ facts, guest }: PaperShelf, fact: PaperFact): PaperShelf {
	if (!guest) return { facts: facts + 1 };
	const [takenBack, standing] = [new Set(guest.takenBack), new Map(guest.standing)];
	let more = 0;
	if (fact.kind === 'taken-back') {
		takenBack.add(fact.takesBack);
		more = -(standing.get(fact.takesBack) ?? 0);
		standing.delete(fact.takesBack);
	} else if (!takenBack.has(fact.id)) {
		more = fact.count;
		standing.set(fact.id, fact.count);
	}
	const sums = { ownCounted: guest.ownCounted + more, counted: guest.counted + more };
	return {
		facts: facts + 1,
		guest: { ...guest, ...sums, standing, takenBack, facts: guest.facts + 1, ownFacts: guest.ownFacts + 1 }
	};
}
