/** Where each print font comes from, and which of its characters are kept. */
import { european, ethiopic, inRanges } from './characters.ts';
import {
	chineseLevel1,
	chineseLevel2,
	hanSigns,
	japaneseLevel1,
	koreanLevel1,
	traditionalLevel1,
	unionOf
} from './han-levels.ts';

export interface FontSource {
	package: string;
	/** The path inside the package. */
	path: string;
	keeps(codePoint: number): boolean;
}

type Keeps = FontSource['keeps'];

const all: Keeps = () => true;
const isIn =
	(characters: ReadonlySet<number>): Keeps =>
	(codePoint) =>
		characters.has(codePoint);
/** True except for wide signs: the brackets and commas of Chinese come from the Chinese fonts. */
const isNotWide: Keeps = (codePoint) => codePoint < 0x3000 || codePoint > 0xffff;
/** Keeps the signs of a Han font that are not in `characters`. It keeps no Latin, because Literata sets that. */
const notIn =
	(characters: ReadonlySet<number>): Keeps =>
	(codePoint) =>
		codePoint >= 0x1100 && !characters.has(codePoint);

const chineseCommon = unionOf(hanSigns, chineseLevel1);
const traditionalCommon = unionOf(hanSigns, traditionalLevel1);
const japaneseCommon = unionOf(hanSigns, japaneseLevel1);
const koreanCommon = unionOf(hanSigns, koreanLevel1);

/** The sources of the print fonts, by the names of the built fonts. */
export const fontSources: Readonly<Record<string, FontSource>> = {
	...family('Literata', 'literata', inRanges(european)),
	'Literata-ExtraBold': ofWeight('800ExtraBold', 'Literata', 'literata', inRanges(european)),
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
	...family('NotoSansSinhala', 'noto-sans-sinhala', all),
	...family('NotoSansTelugu', 'noto-sans-telugu', all),
	...family('NotoSansKannada', 'noto-sans-kannada', all),
	...family('NotoSansMalayalam', 'noto-sans-malayalam', all),
	...family('NotoSansGujarati', 'noto-sans-gujarati', all),
	...family('NotoSansGurmukhi', 'noto-sans-gurmukhi', all),
	...family('NotoSansOriya', 'noto-sans-oriya', all),
	...family('NotoSerifTibetan', 'noto-serif-tibetan', all),
	...family('NotoSansThaana', 'noto-sans-thaana', all),
	...family('NotoSansSyriac', 'noto-sans-syriac', all),
	...family('NotoSansAdlam', 'noto-sans-adlam', all),
	...family('NotoSansCherokee', 'noto-sans-cherokee', all),
	...family('NotoSansCanadianAboriginal', 'noto-sans-canadian-aboriginal', all),
	'NotoSansNKo-Regular': regular('NotoSansNKo', 'noto-sans-nko', all),
	'NotoSansTifinagh-Regular': regular('NotoSansTifinagh', 'noto-sans-tifinagh', all),
	'NotoSansMongolian-Regular': regular('NotoSansMongolian', 'noto-sans-mongolian', isNotWide),
	...family('NotoSansLao', 'noto-sans-lao', all),
	...family('NotoSansKhmer', 'noto-sans-khmer', all),
	...family('NotoSansMyanmar', 'noto-sans-myanmar', all),
	...hanLevel1('NotoSansSC', 'noto-sans-sc', chineseCommon),
	'NotoSansSC-Regular-Level2': regular('NotoSansSC', 'noto-sans-sc', isIn(chineseLevel2)),
	'NotoSansSC-Regular-Rest': regular('NotoSansSC', 'noto-sans-sc', notIn(unionOf(chineseCommon, chineseLevel2))),
	...hanLevel1('NotoSansTC', 'noto-sans-tc', traditionalCommon),
	'NotoSansTC-Regular-Rest': regular('NotoSansTC', 'noto-sans-tc', notIn(traditionalCommon)),
	...hanLevel1('NotoSansHK', 'noto-sans-hk', traditionalCommon),
	'NotoSansHK-Regular-Rest': regular('NotoSansHK', 'noto-sans-hk', notIn(traditionalCommon)),
	...hanLevel1('NotoSansJP', 'noto-sans-jp', japaneseCommon),
	'NotoSansJP-Regular-Rest': regular('NotoSansJP', 'noto-sans-jp', notIn(japaneseCommon)),
	...hanLevel1('NotoSansKR', 'noto-sans-kr', koreanCommon),
	'NotoSansKR-Regular-Rest': regular('NotoSansKR', 'noto-sans-kr', notIn(koreanCommon)),
	'NotoEmoji-Regular': regular('NotoEmoji', 'noto-emoji', all),
	'NotoSansSymbols-Regular': regular('NotoSansSymbols', 'noto-sans-symbols', all),
	'NotoSansSymbols2-Regular': regular('NotoSansSymbols2', 'noto-sans-symbols-2', all),
	'NotoSansMath-Regular': regular('NotoSansMath', 'noto-sans-math', all)
};

function family(name: string, folder: string, keeps: Keeps): Record<string, FontSource> {
	return { [`${name}-Regular`]: regular(name, folder, keeps), [`${name}-SemiBold`]: semiBold(name, folder, keeps) };
}

/** Gives what most letters need of a Han font. The bold face is only for headings, so it has only the common signs. */
function hanLevel1(name: string, folder: string, signs: ReadonlySet<number>): Record<string, FontSource> {
	return {
		[`${name}-Regular-Level1`]: regular(name, folder, isIn(signs)),
		[`${name}-SemiBold-Level1`]: semiBold(name, folder, isIn(signs))
	};
}

function regular(name: string, folder: string, keeps: Keeps): FontSource {
	return ofWeight('400Regular', name, folder, keeps);
}

function semiBold(name: string, folder: string, keeps: Keeps): FontSource {
	return ofWeight('600SemiBold', name, folder, keeps);
}

function ofWeight(weight: string, name: string, folder: string, keeps: Keeps): FontSource {
	return { package: `@expo-google-fonts/${folder}`, path: `${weight}/${name}_${weight}.ttf`, keeps };
}
