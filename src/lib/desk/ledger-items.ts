/** The collected letters and cards as the ledger asks for them. */
import type { Kind } from '#lib/domain/kind.ts';
import type { LedgerItem } from '#lib/domain/ledger/ledger.ts';
import type { CollectedRow } from '#lib/device/rows.ts';
import type { Opened } from '#lib/sealing/open.ts';

/** `opened`: what opening each of them gave, by id. What is not in it waits to be opened. */
export const ledgerItemsOf = (
	rows: readonly (CollectedRow & { kind: Kind })[],
	opened: Readonly<Record<string, Opened>>
): LedgerItem[] =>
	rows.map(({ id, caseId, kind, device, receivedAt, state }) => {
		return { id, caseId, kind, device, receivedAt, opening: openingOf(state, opened[id]) };
	});

function openingOf(state: CollectedRow['state'], opened: Opened | undefined): LedgerItem['opening'] {
	if (state === 'damaged') return 'apart';
	if (!opened) return 'waits';
	return opened.kind === 'opened' ? 'opened' : 'apart';
}
