import type { Turn } from '../schema.ts';

/**
 * Takes the event's turn and, by the same write, reserves numbers for the items. The next writer to this event waits here until
 * this one has committed. So numbers become visible in their order, and a reader who asks for what comes after N misses nothing.
 * It gives what one question tells of the event, or `undefined` when there is no such event.
 */
export async function takeTurn(turn: Turn, code: string, items: number) {
	const row = await turn
		.updateTable('counters')
		.set((column) => ({ last_n: column('last_n', '+', items) }))
		.where('event', '=', code)
		.returning(['last_n', 'items', 'sealed_bytes', 'by_case', 'has_tombstones'])
		.returning((is) =>
			is
				.selectFrom('packs')
				.select('case_ids')
				.whereRef('packs.event', '=', 'counters.event')
				.$asScalar()
				.$notNull()
				.as('case_ids')
		)
		.returning((is) => {
			const event = is.selectFrom('events').whereRef('events.code', '=', 'counters.event');
			return [
				event.select('state').$asScalar().$notNull().as('state'),
				event.select('key_version').$asScalar().$notNull().as('key_version'),
				event.select('ends_on').$asScalar().$notNull().as('ends_on'),
				event.select('late_from_at').$asScalar().$notNull().as('late_from_at')
			];
		})
		.executeTakeFirst();
	return row;
}
export type TakenTurn = NonNullable<Awaited<ReturnType<typeof takeTurn>>>;
