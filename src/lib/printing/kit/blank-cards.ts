/** Cards and labels that wait for a pen: the person's address on the back of each card, the front as the app draws it. */
import { addresseeOf, type Case } from '#lib/domain/pack.ts';
import type { Item } from '#lib/domain/item.ts';
import { frontSlugs } from '#lib/domain/writing/fronts.ts';
import { addressLines, cardLines } from '#lib/domain/writing/addressing.ts';
import type { Mark } from '#lib/domain/print/sheet.ts';
import { layOutCard, type CardSides } from '../sheets/card.ts';
import { layOutLabel } from '../sheets/labels.ts';
import type { PartSetting } from './kit-setting.ts';

const noId = '00000000-0000-7000-8000-000000000000';

const blankItem = (entry: Case, lines: string[], { lang, facts, pack }: PartSetting): Item => ({
	...{ v: 1, event: facts.code, id: noId, kind: 'card', caseId: entry.id, keyVersion: 1, locale: lang },
	...{ writtenOn: facts.startsOn, to: { lines }, paragraphs: [], from: { name: '' } },
	...(pack.archive && { practice: pack.year })
});

/** One card for a person, with the front that is drawn for its place in the list; undefined where the address has no room. */
export function blankCard(entry: Case, at: number, setting: PartSetting): CardSides | undefined {
	const {
		sheetWords: words,
		fonts,
		envelope,
		words: { one }
	} = setting;
	const plain = !entry.card.rules.drawings || !entry.card.rules.colours;
	const front = plain ? frontSlugs[0] : frontSlugs[at % frontSlugs.length];
	const layout = layOutCard({ ...blankItem(entry, cardLines(entry, one.careOf), setting), front }, { words, fonts, envelope });
	return layout.kind === 'laid-out' ? layout.cards[0] : undefined;
}

/** A label for a person whose letters are posted singly; undefined for others, and where the address has no room. */
export function blankLabel(entry: Case, setting: PartSetting): readonly Mark[] | undefined {
	const reader = addresseeOf(entry);
	if (!reader.lines) return undefined;
	const item = blankItem(entry, addressLines(reader, setting.lang), setting);
	const layout = layOutLabel(item, { sheet: 'l7160', words: setting.sheetWords, fonts: setting.fonts });
	return layout.kind === 'laid-out' ? layout.marks : undefined;
}
