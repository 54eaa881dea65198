/** Long names in four scripts, and which texts of a laid-out piece leave their place. */
import fc from 'fast-check';
import { mmPerPoint, type PlacedText } from '#lib/domain/print/sheet.ts';
import type { Layout } from '#lib/printing/outreach/layout.ts';

const scripts = {
	Latin: ['Schrijfavond', 'van', 'Studentenvereniging', 'Mensenrechten', 'Höhenstraße', 'l’Université'],
	Arabic: ['ليلة', 'الرسائل', 'في', 'مدينة', 'نورثهافن', 'لحقوق', 'الإنسان'],
	Han: ['为自由与正义写信之夜', '北港大学图书馆', '国际人权日活动'],
	Thai: ['คืนเขียนจดหมาย', 'เพื่อสิทธิมนุษยชน', 'มหาวิทยาลัย']
};
export const nameOf80 = fc.constantFrom(...Object.values(scripts)).chain((words) =>
	fc.array(fc.constantFrom(...words), { minLength: 12, maxLength: 40 }).map((chosen) => {
		const joined = chosen.join(words === scripts.Han || words === scripts.Thai ? '' : ' ');
		return [...joined].slice(0, 80).join('').trim();
	})
);

export interface LaidTexts {
	layouts: Layout[];
	widthMm: number;
	heightMm: number;
}

/** How far a rounded place may be off. */
const toleranceMm = 0.05;
/** The numbers of the flyer's steps stand before their texts. */
const numberMm = 6.5;

/** What stands outside its area or off the page, and which areas run into each other. */
export function strays({ layouts, widthMm, heightMm }: LaidTexts): string[] {
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
