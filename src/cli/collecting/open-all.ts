import type { RequestReceived } from '#lib/domain/asked-to-leave-out.ts';
import type { Item } from '#lib/domain/item.ts';
import type { PostedItem } from '#lib/domain/wire/wire.ts';
import { fromBase64, sha256Hex } from '#lib/keys/bytes.ts';
import { openerOf, type Opener } from '#lib/sealing/age.ts';
import { openItem, type Opened } from '#lib/sealing/open.ts';

export interface Collected {
	items: Item[];
	/** What writers ask about items that they handed in. */
	requests: RequestReceived[];
	/** One line for each item that was left out. */
	problems: string[];
	/** How many of the items that were left out no identity opened. */
	locked: number;
}

/** `n`: the item's running number, when the server gave it one. */
type SealedLetter = Omit<PostedItem, 'seq'> & { n?: number; device: string };

/** Opens every item, in order. An item whose content does not match its outside is left out and named in `problems`. */
export async function openAll(letters: SealedLetter[], code: string, identities: readonly string[]): Promise<Collected> {
	const collected: Collected = { items: [], requests: [], problems: [], locked: 0 };
	const opener = await openerOf(identities);
	for (const letter of letters) {
		const opened = await openOne(letter, code, opener);
		if (opened.kind === 'opened') {
			collected.items.push(opened.item);
			continue;
		}
		if (opened.kind === 'request') {
			collected.requests.push({ device: letter.device, request: opened.request });
			continue;
		}
		if (opened.kind === 'unreadable' && opened.because === 'locked') collected.locked++;
		collected.problems.push(`${letter.id}${letter.n ? ` (number ${letter.n})` : ''}: ${problemOf(opened)}`);
	}
	return collected;
}

type Outcome = Opened | { kind: 'wrong-digest' };

async function openOne(letter: SealedLetter, code: string, opener: Opener): Promise<Outcome> {
	const sealed = fromBase64(letter.sealed);
	if (!sealed || (await sha256Hex(sealed)) !== letter.digest) return { kind: 'wrong-digest' };
	const { id, caseId, kind, keyVersion } = letter;
	return openItem(sealed, opener, { event: code, id, caseId, kind, keyVersion });
}

function problemOf(outcome: Exclude<Outcome, { kind: 'opened' | 'request' }>): string {
	switch (outcome.kind) {
		case 'wrong-digest':
			return 'its bytes are not those of its digest';
		case 'unreadable':
			return `it cannot be opened (${outcome.because})`;
		case 'disagrees':
			return `inside and outside disagree about ${outcome.because}`;
	}
}
