/** Turns facts of counting by hand into rows, and rows into facts. */
import type { PaperFact, SaidFact } from '#lib/domain/hall/paper-fact.ts';
import type { Tables } from '../schema.ts';

type Row = Tables['paper_facts'];

/** Gives the row of a fact, with its number in the event's order of arrival. */
export function rowOf(event: string, n: number, { fact, device, by }: SaidFact): Row {
	const counted = fact.kind === 'taken-back' ? undefined : fact;
	return {
		...{ event, n, id: fact.id, kind: fact.kind, said_at: fact.at, device: device ?? null, said_by: by ?? null },
		case_id: counted?.caseId ?? null,
		counted: counted?.count ?? null,
		takes_back: fact.kind === 'taken-back' ? fact.takesBack : null
	};
}

/** Gives the fact in a row, with who said it where that is known. */
export function saidIn(row: Row): SaidFact {
	const by = row.said_by === 'guest' || row.said_by === 'organiser' ? row.said_by : undefined;
	return { fact: factIn(row), ...(row.device !== null && { device: row.device }), ...(by && { by }) };
}

function factIn({ id, kind, said_at: at, case_id, counted, takes_back }: Row): PaperFact {
	if (kind === 'taken-back') return { id, at, kind, takesBack: takes_back ?? '' };
	return { id, at, kind: kind === 'card' ? 'card' : 'letter', caseId: case_id ?? '', count: counted ?? 0 };
}
