/** Whatever an event is called, every text of a poster keeps to its area, and no area runs into another. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mmPerPoint, textsOf, type PlacedText } from '#lib/domain/print/sheet.ts';
import { shareSizes, type ShareSize } from '#lib/domain/outreach/share-sizes.ts';
import { designs, layOutPoster } from '#lib/printing/outreach/designs.ts';
import { flyerBack, flyerFront } from '#lib/printing/outreach/flyer.ts';
import type { Layout } from '#lib/printing/outreach/layout.ts';
import type { PosterSetting } from '#lib/printing/outreach/poster-setting.ts';
import { layOutShare } from '#lib/printing/outreach/share-picture.ts';
import { layOutTent } from '#lib/printing/outreach/tent.ts';
import { aPosterSetting, anAnnouncement, posterCases, postersIn } from '../../support/posters.ts';

const scripts = {
	Latin: ['Schrijfavond', 'van', 'Studentenvereniging', 'Mensenrechten', 'Höhenstraße', 'l’Université'],
	Arabic: ['ليلة', 'الرسائل', 'في', 'مدينة', 'نورثهافن', 'لحقوق', 'الإنسان'],
	Han: ['为自由与正义写信之夜', '北港大学图书馆', '国际人权日活动'],
	Thai: ['คืนเขียนจดหมาย', 'เพื่อสิทธิมนุษยชน', 'มหาวิทยาลัย']
};
const nameOf80 = fc.constantFrom(...Object.values(scripts)).chain((words) =>
	fc.array(fc.constantFrom(...words), { minLength: 12, maxLength: 40 }).map((chosen) => {
		const joined = chosen.join(words === scripts.Han || words === scripts.Thai ? '' : ' ');
		return [...joined].slice(0, 80).join('').trim();
	})
);

const pieces: Record<string, (setting: PosterSetting) => { layouts: Layout[]; widthMm: number; heightMm: number }> = {
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

/** How far a rounded place may be off. */
const toleranceMm = 0.05;
/** The numbers of the flyer's steps stand before their texts. */
const numberMm = 6.5;

function strays({ layouts, widthMm, heightMm }: ReturnType<(typeof pieces)[string]>): string[] {
	return layouts.flatMap(({ marks, areas }) => {
		const texts = marks.filter((mark): mark is PlacedText => mark.kind === 'text');
		const isInside = (text: PlacedText) =>
			areas.some(
				({ area }) =>
					text.xMm >= area.leftMm - numberMm - toleranceMm &&
					text.xMm + text.widthMm <= area.rightMm + toleranceMm &&
					text.baselineMm <= area.bottomMm + toleranceMm &&
					text.baselineMm - text.sizePt * mmPerPoint * 0.5 >= area.topMm - toleranceMm
			);
		const outside = areas.filter(
			({ area }) => area.leftMm < 0 || area.topMm < 0 || area.rightMm > widthMm + 0.01 || area.bottomMm > heightMm + 0.01
		);
		const overlapping = areas.flatMap(({ name, area: one }, at) =>
			areas
				.slice(at + 1)
				.filter(
					({ area: other }) =>
						one.leftMm < other.rightMm - 0.01 &&
						other.leftMm < one.rightMm - 0.01 &&
						one.topMm < other.bottomMm - 0.01 &&
						other.topMm < one.bottomMm - 0.01
				)
				.map((other) => `${name} runs into ${other.name}`)
		);
		return [
			...texts.filter((text) => !isInside(text)).map(({ text }) => `outside: ${text}`),
			...outside.map(({ name }) => `off the page: ${name}`),
			...overlapping
		];
	});
}

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
