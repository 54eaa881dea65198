/** The running counts of an event, one row a case. */
import type { CaseTally } from '#lib/domain/wire.ts';
import type { CaseCountsTable, Database, Turn } from './schema.ts';

type Added = Partial<CaseTally> & { caseId: string };

/** Adds up what belongs to one case and then to what is there. To be called by who has the turn. */
export async function addToCaseCounts(turn: Turn, code: string, added: Added[]): Promise<void> {
	const rows = new Map<string, CaseCountsTable>();
	for (const { caseId, letters = 0, cards = 0, paperLetters = 0, paperCards = 0 } of added) {
		const row = rows.get(caseId) ?? { event: code, case_id: caseId, letters: 0, cards: 0, paper_letters: 0, paper_cards: 0 };
		row.letters += letters;
		row.cards += cards;
		row.paper_letters += paperLetters;
		row.paper_cards += paperCards;
		rows.set(caseId, row);
	}
	await turn
		.insertInto('case_counts')
		.values([...rows.values()])
		.onConflict((on) =>
			on.columns(['event', 'case_id']).doUpdateSet((is) => ({
				letters: is('case_counts.letters', '+', is.ref('excluded.letters')),
				cards: is('case_counts.cards', '+', is.ref('excluded.cards')),
				paper_letters: is('case_counts.paper_letters', '+', is.ref('excluded.paper_letters')),
				paper_cards: is('case_counts.paper_cards', '+', is.ref('excluded.paper_cards'))
			}))
		)
		.execute();
}

export const readCaseCounts = (db: Database, code: string) =>
	db.selectFrom('case_counts').selectAll().where('event', '=', code).execute();
