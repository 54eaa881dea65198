/** Whatever an event is called, every text of a poster keeps to its area, and no area runs into another. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textsOf } from '#lib/domain/print/sheet.ts';
import { shareSizes, type ShareSize } from '#lib/domain/outreach/share-sizes.ts';
import { designs, layOutPoster } from '#lib/printing/outreach/designs.ts';
import { flyerBack, flyerFront } from '#lib/printing/outreach/flyer.ts';
import type { PosterSetting } from '#lib/printing/outreach/poster-setting.ts';
import { layOutShare } from '#lib/printing/outreach/share-picture.ts';
import { layOutTent } from '#lib/printing/outreach/tent.ts';
import { nameOf80, strays, type LaidTexts } from '../../support/strays.ts';
import { aPosterSetting, anAnnouncement, posterCases, postersIn } from '../../support/posters.ts';

const pieces: Record<string, (setting: PosterSetting) => LaidTexts> = {
	...Object.fromEntries(
		designs.map((design) => [
			`poster ${design}`,
			(setting: PosterSetting) => ({ layouts: [layOutPoster(design, setting)], widthMm: 210, heightMm: 297 })
		])
	),
	flyer: (setting) => ({ layouts: [flyerFront(setting), flyerBack(setting)], widthMm: 105, heightMm: 148.5 }),
	tent: (setting) => ({ layouts: layOutTent(setting).layouts, widthMm: 210, heightMm: 99 }),
	...Object.fromEntries(
		(Object.keys(shareSizes) as ShareSize[]).flatMap((size) =>
			(['stamps', 'person', 'type'] as const).map((design) => [
				`picture ${size} ${design}`,
				(setting: PosterSetting) => {
					const { layout, page } = layOutShare(design, size, setting);
					return { layouts: [layout], widthMm: page.widthMm, heightMm: page.heightMm };
				}
			])
		)
	)
};

describe.each(Object.entries(pieces))('%s', (name, layOut) => {
	test('keeps every text to its area for names of 80 signs in Latin, Arabic, Han and Thai', () => {
		const isBlank = name === 'poster blanks';
		fc.assert(
			fc.property(nameOf80, nameOf80, nameOf80, fc.constantFrom(...posterCases), (event, place, responsible, chosen) => {
				const facts = anAnnouncement({ name: event, place: [place, 'Northaven'], responsible });
				const setting = aPosterSetting({ facts, chosen, bleedMm: 0 });
				// Rows to fill stand on their lines; everything else must stay within its area.
				const found = strays(layOut(setting)).filter((each) => !isBlank || !each.startsWith('outside'));
				expect(found).toEqual([]);
			}),
			{ numRuns: 6 }
		);
	});

	test('keeps every text to its area in two languages, and without an hour, a place or a name', () => {
		const two = aPosterSetting({ words: [postersIn('nl'), postersIn('en')], bleedMm: 0 });
		const bare = aPosterSetting({
			facts: anAnnouncement({ place: [], from: '', to: '', responsible: '', ways: [] }),
			practice: undefined,
			bleedMm: 0
		});
		for (const setting of [two, bare]) {
			const found = strays(layOut(setting)).filter((each) => name !== 'poster blanks' || !each.startsWith('outside'));
			expect(found).toEqual([]);
		}
	});
});

test('the sheet of stamps shows one to twelve people, each once, and says how many there are', () => {
	for (let count = 1; count <= 10; count++) {
		const layout = layOutPoster('stamps', aPosterSetting({ cases: posterCases.slice(0, count), bleedMm: 0 }));
		const shown = posterCases.filter(({ art }) =>
			layout.marks.some((mark) => mark.kind === 'picture' && mark.shapes === art.shapes)
		);
		expect(shown).toHaveLength(count);
		const words = textsOf(layout.marks).map(({ text }) => text);
		expect(words).toContain(['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'][count - 1]);
		expect(words).toContain('You.');
	}
	const many = Array.from({ length: 40 }, (_, at) => posterCases[at % 10]!);
	const said = textsOf(layOutPoster('stamps', aPosterSetting({ cases: many, bleedMm: 0 })).marks).map(({ text }) => text);
	expect(said).toContain('40');
});

test('a name that is too long to be read is told, and a usual one is not', () => {
	expect(layOutPoster('stamps', aPosterSetting()).tight).toEqual([]);
	const place = ['Aula '.repeat(60).trim(), 'Northaven'];
	expect(layOutPoster('stamps', aPosterSetting({ facts: anAnnouncement({ place }) })).tight).toContain('where');
});

test('every word of a poster is there in every language, with the same places to fill', () => {
	const placesIn = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted();
	const [english, dutch] = [postersIn('en'), postersIn('nl')];
	for (const key of Object.keys(english) as (keyof typeof english)[]) {
		expect(dutch[key], key).not.toBe('');
		expect(placesIn(dutch[key]), key).toEqual(placesIn(english[key]));
	}
	expect(english.numbers.split(' ')).toHaveLength(12);
	expect(dutch.numbers.split(' ')).toHaveLength(12);
});
