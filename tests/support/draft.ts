/** A letter that can be handed in. A test names only what it is about. */
import type { Draft } from '../../src/lib/domain/writing/draft.ts';

export function aDraft(change: Partial<Draft> = {}): Draft {
	return {
		id: '019b0000-0000-7000-8000-000000000001',
		event: '7K2Q9M',
		caseId: 'wendy-galarza',
		kind: 'letter',
		locale: 'en',
		sittingId: '019b0000-0000-7000-8000-0000000000aa',
		revision: 0,
		writtenOn: '2026-12-10',
		to: { lines: ['Fiscal General de Quintana Roo', 'Chetumal, Quintana Roo', 'MÉXICO'], salutation: 'Dear Attorney General,' },
		subject: 'Justice for Wendy Galarza',
		blocks: ['My name is Nora.', 'Please help Wendy.'],
		isOwnWords: false,
		closing: 'Yours faithfully,',
		name: 'Nora',
		town: 'Northaven',
		signing: 'paper',
		...change
	};
}
