/** Whether there is room for one more fact of counting by hand. Organisers have all of it, a guest's device a share. */
import { paperCounts } from '#lib/domain/hall/paper-counts.ts';
import type { PaperFact, SaidFact } from '#lib/domain/hall/paper-fact.ts';
import { devicePaperBounds, eventBounds } from '../asking/limits.ts';
import type { Turn } from '../schema.ts';
import { saidIn } from './paper-rows.ts';

/** What lies here while facts are added to it. */
export interface PaperShelf {
	facts: number;
	/** Only for a guest, who is measured. */
	guest?: GuestShelf;
}
interface GuestShelf {
	/** Of all guests: facts, and the letters and cards that stand. */
	facts: number;
	counted: number;
	/** Whether an item of this device ever arrived. */
	delivers: boolean;
	/** How much this device said; the counts of it that stand, by id, and their sum; and what it took back. */
	ownFacts: number;
	standing: ReadonlyMap<string, number>;
	ownCounted: number;
	takenBack: ReadonlySet<string>;
}

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

/** What a device said as a guest, with what was taken back of it; without a name, all those that did not say theirs. */
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

/** Why there is no room for it; `undefined` when there is. */
export function whyNoRoom({ facts, guest }: PaperShelf, fact: PaperFact): 'too-many' | 'event-full' | undefined {
	if (facts >= eventBounds.paperFacts) return 'event-full';
	if (!guest) return undefined;
	// Whoever may count may take all of it back.
	const times = fact.kind === 'taken-back' ? 2 : 1;
	const share = guest.delivers ? 1 : 0.5;
	if (guest.ownFacts >= times * devicePaperBounds.facts) return 'too-many';
	if (guest.facts >= times * share * eventBounds.guestPaperFacts) return 'event-full';
	if (fact.kind === 'taken-back') return undefined;
	if (guest.ownCounted + fact.count > devicePaperBounds.items) return 'too-many';
	return guest.counted + fact.count > share * eventBounds.guestPaperItems ? 'event-full' : undefined;
}

/** The shelf with one more. */
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
