/** Where each print font comes from, and which of its characters are kept. */
import { european, ethiopic, inRanges } from './characters.ts';
import { chineseLevel1, chineseLevel2, hanSigns, japaneseLevel1, koreanLevel1, unionOf } from './han-levels.ts';

export interface FontSource {
	package: string;
	/** Inside the package. */
	path: string;
	keeps(codePoint: number): boolean;
}

type Keeps = FontSource['keeps'];

const all: Keeps = () => true;
const isIn =
	(characters: ReadonlySet<number>): Keeps =>
	(codePoint) =>
		characters.has(codePoint);
/** What is left of a Han font: no Latin, since Literata sets it. */
const notIn =
	(characters: ReadonlySet<number>): Keeps =>
	(codePoint) =>
		codePoint >= 0x1100 && !characters.has(codePoint);

const chineseCommon = unionOf(hanSigns, chineseLevel1);

export const fontSources: Readonly<Record<string, FontSource>> = {
	...family('Literata', 'literata', inRanges(european)),
	...family('NotoSerif', 'noto-serif', inRanges(european)),
	...family('NotoNaskhArabic', 'noto-naskh-arabic', all),
	...family('NotoSansThai', 'noto-sans-thai', all),
	...family('NotoSansEthiopic', 'noto-sans-ethiopic', inRanges(ethiopic)),
	...family('NotoSansHebrew', 'noto-sans-hebrew', all),
	...family('NotoSansArmenian', 'noto-sans-armenian', all),
	...family('NotoSansGeorgian', 'noto-sans-georgian', all),
	...family('NotoSansDevanagari', 'noto-sans-devanagari', all),
	...family('NotoSansBengali', 'noto-sans-bengali', all),
	...family('NotoSansTamil', 'noto-sans-tamil', all),
	...family('NotoSansLao', 'noto-sans-lao', all),
	...family('NotoSansKhmer', 'noto-sans-khmer', all),
	...family('NotoSansMyanmar', 'noto-sans-myanmar', all),
	'NotoSansSC-Regular-Level1': regular('NotoSansSC', 'noto-sans-sc', isIn(chineseCommon)),
	'NotoSansSC-Regular-Level2': regular('NotoSansSC', 'noto-sans-sc', isIn(chineseLevel2)),
	'NotoSansSC-Regular-Rest': regular('NotoSansSC', 'noto-sans-sc', notIn(unionOf(chineseCommon, chineseLevel2))),
	'NotoSansJP-Regular-Level1': regular('NotoSansJP', 'noto-sans-jp', isIn(unionOf(hanSigns, japaneseLevel1))),
	'NotoSansJP-Regular-Rest': regular('NotoSansJP', 'noto-sans-jp', notIn(unionOf(hanSigns, japaneseLevel1))),
	'NotoSansKR-Regular-Level1': regular('NotoSansKR', 'noto-sans-kr', isIn(unionOf(hanSigns, koreanLevel1))),
	'NotoSansKR-Regular-Rest': regular('NotoSansKR', 'noto-sans-kr', notIn(unionOf(hanSigns, koreanLevel1))),
	'NotoEmoji-Regular': regular('NotoEmoji', 'noto-emoji', all),
	'NotoSansSymbols-Regular': regular('NotoSansSymbols', 'noto-sans-symbols', all),
	'NotoSansSymbols2-Regular': regular('NotoSansSymbols2', 'noto-sans-symbols-2', all),
	'NotoSansMath-Regular': regular('NotoSansMath', 'noto-sans-math', all)
};

function family(name: string, folder: string, keeps: Keeps): Record<string, FontSource> {
	return {
		[`${name}-Regular`]: regular(name, folder, keeps),
		[`${name}-SemiBold`]: {
			...{ package: `@expo-google-fonts/${folder}`, path: `600SemiBold/${name}_600SemiBold.ttf`, keeps }
		}
	};
}

function regular(name: string, folder: string, keeps: Keeps): FontSource {
	return { package: `@expo-google-fonts/${folder}`, path: `400Regular/${name}_400Regular.ttf`, keeps };
}
