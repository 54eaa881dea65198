import type { Item } from '#lib/domain/item.ts';
import { openItem } from '#lib/sealing/open.ts';
import { sealItem } from '#lib/sealing/seal.ts';

/** Gives true when a letter that is sealed to all of these recipients can be opened with each of these identities. */
export async function areKeysProved(recipients: string[], identities: readonly string[], of: TestLetter): Promise<boolean> {
	const letter = testLetter(of);
	const sealed = await sealItem(letter, recipients);
	if (sealed.kind !== 'sealed') return false;
	const opened = await Promise.all(identities.map((identity) => openItem(sealed.bytes, identity, letter)));
	return opened.every((each) => each.kind === 'opened' && each.item.id === letter.id);
}

type TestLetter = Pick<Item, 'event' | 'id' | 'writtenOn'>;

const testLetter = (of: TestLetter): Item => ({
	...{ v: 1, ...of, kind: 'letter', caseId: 'test', keyVersion: 1, locale: 'en' },
	to: { lines: [] },
	paragraphs: ['test'],
	from: { name: '' }
});
