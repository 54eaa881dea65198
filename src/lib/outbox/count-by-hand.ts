/** Counts by hand, at a table or at a desk. The device stores a count first, and sends it when there is a network. */
import type { Random } from '#lib/domain/chance.ts';
import type { Clock } from '#lib/domain/clock.ts';
import type { PaperFact, SaidFact } from '#lib/domain/hall/paper-fact.ts';
import { sayCounted, sayCountsTakenBack, type Counted } from '#lib/domain/hall/say-paper-fact.ts';
import { newId } from '#lib/domain/id.ts';
import type { Database } from '#lib/device/database.ts';
import { savePaperFacts } from '#lib/device/paper-facts.ts';
import { storing, type NotSaved } from '#lib/device/storing.ts';
import { patiently } from './sending/patience.ts';

export interface CountingHere {
	database: Database;
	clock: Clock;
	random: Random;
	/** The event's code. */
	event: string;
	/** Who counts: this device's pseudonym, and whether it counts as a guest or as an organiser. */
	who: Required<Omit<SaidFact, 'fact'>>;
}

/** `counted`: the counts lie on the disk under these ids, and were read back. `not-saved`: nothing was counted. */
export type CountKept = { kind: 'counted'; ids: string[] } | NotSaved;

/** Stores new counts on this device. They are sent later. */
export const countByHand = (here: CountingHere, counted: readonly Counted[]): Promise<CountKept> =>
	keep(here, (saying) => counted.map((each) => sayCounted(each, saying)));

/** Takes back the counts with these ids. */
export const takeBackByHand = (here: CountingHere, ids: readonly string[]): Promise<CountKept> =>
	keep(here, (saying) => sayCountsTakenBack(ids, saying));

/** Replaces the counts with these ids by the right number. With 0 it only takes them back. */
export const correctByHand = (here: CountingHere, ids: readonly string[], counted: Counted): Promise<CountKept> =>
	keep(here, (saying) => [...sayCountsTakenBack(ids, saying), ...(counted.count > 0 ? [sayCounted(counted, saying)] : [])]);

type Say = (saying: { nowMs: number; newId: () => string }) => PaperFact[];

function keep({ database, clock, random, event, who }: CountingHere, say: Say): Promise<CountKept> {
	const nowMs = clock.nowMs();
	const said = say({ nowMs, newId: () => newId(nowMs, random) }).map((fact): SaidFact => ({ fact, ...who }));
	return storing(async (): Promise<CountKept> => {
		const isKept = await patiently(clock, () => savePaperFacts(database, event, said));
		return isKept ? { kind: 'counted', ids: said.map(({ fact }) => fact.id) } : { kind: 'not-saved', because: 'storage-lost' };
	});
}
