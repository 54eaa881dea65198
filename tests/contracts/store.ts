/** What every store promises, on each engine: one contract, with a file for each thing that a store keeps. */
import { describe } from 'vitest';
import { deletingContract } from './deleting.ts';
import { eventsContract } from './events.ts';
import { factsContract } from './facts.ts';
import { feedContract } from './feed.ts';
import { lettersContract } from './letters.ts';
import type { Engine } from './one-event.ts';

export function storeContract(name: string, engine: Engine) {
	describe(`store on ${name}`, () => {
		for (const contract of [eventsContract, lettersContract, feedContract, factsContract, deletingContract]) contract(engine);
	});
}
