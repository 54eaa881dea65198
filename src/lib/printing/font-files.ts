/** The list of font files. A new script is an entry in `text/scripts.ts`, one here, and a source in `cli/build-fonts.ts`. */
import type { FaceFacts } from './text/face.ts';

export interface FontFile extends FaceFacts {
	/** Below `/fonts/print/`: gzip of a static TrueType font. */
	file: string;
	/** Kept at hand with the app itself; the others are fetched when a text first needs them. */
	isUsual: boolean;
}

/** What every font covers and how large its file is, written when the fonts are built. */
export const fontIndexFile = 'index.json.gz';

export interface FontIndexEntry {
	bytes: number;
	/** As `coverageWhenAsked` reads it. */
	coverage: string;
}

const european = ['Latn', 'Cyrl', 'Grek'];
const usual = true;

/** In order of preference. What is written on a sheet is set in Literata, on screen and in print. */
export const fontFiles: readonly FontFile[] = [
	...family('literata', 'Literata', european, usual),
	...family('serif', 'NotoSerif', european),
	...family('arabic', 'NotoNaskhArabic', ['Arab'], usual),
	...family('thai', 'NotoSansThai', ['Thai'], usual),
	...family('ethiopic', 'NotoSansEthiopic', ['Ethi'], usual),
	...family('hebrew', 'NotoSansHebrew', ['Hebr']),
	...family('armenian', 'NotoSansArmenian', ['Armn']),
	...family('georgian', 'NotoSansGeorgian', ['Geor']),
	...family('devanagari', 'NotoSansDevanagari', ['Deva']),
	...family('bengali', 'NotoSansBengali', ['Beng']),
	...family('tamil', 'NotoSansTamil', ['Taml']),
	...family('lao', 'NotoSansLao', ['Laoo']),
	...family('khmer', 'NotoSansKhmer', ['Khmr']),
	...family('myanmar', 'NotoSansMyanmar', ['Mymr']),
	...hanFamily('chinese', 'NotoSansSC', ['Hani', 'Bopo'], ['zh-Hans'], ['Level1', 'Level2', 'Rest']),
	...hanFamily('japanese', 'NotoSansJP', ['Hira', 'Kana', 'Hani'], ['ja'], ['Level1', 'Rest']),
	...hanFamily('korean', 'NotoSansKR', ['Hang', 'Hani'], ['ko'], ['Level1', 'Rest']),
	font('emoji', 'NotoEmoji-Regular', 'regular', ['Zsye'], false),
	font('symbols', 'NotoSansSymbols-Regular', 'regular', [], false),
	font('symbols-2', 'NotoSansSymbols2-Regular', 'regular', [], false),
	font('math', 'NotoSansMath-Regular', 'regular', [], false),
	...hanFamily('taiwanese', 'NotoSansTC', ['Hani', 'Bopo'], ['zh-Hant', 'zh-HK'], ['Level1', 'Rest']),
	...hanFamily('hong-kong', 'NotoSansHK', ['Hani', 'Bopo'], ['zh-HK', 'zh-Hant'], ['Level1', 'Rest']),
	...family('sinhala', 'NotoSansSinhala', ['Sinh']),
	...family('telugu', 'NotoSansTelugu', ['Telu']),
	...family('kannada', 'NotoSansKannada', ['Knda']),
	...family('malayalam', 'NotoSansMalayalam', ['Mlym']),
	...family('gujarati', 'NotoSansGujarati', ['Gujr']),
	...family('gurmukhi', 'NotoSansGurmukhi', ['Guru']),
	...family('odia', 'NotoSansOriya', ['Orya']),
	...family('tibetan', 'NotoSerifTibetan', ['Tibt']),
	...family('thaana', 'NotoSansThaana', ['Thaa']),
	...family('syriac', 'NotoSansSyriac', ['Syrc']),
	...family('adlam', 'NotoSansAdlam', ['Adlm']),
	...family('cherokee', 'NotoSansCherokee', ['Cher']),
	...family('canadian', 'NotoSansCanadianAboriginal', ['Cans']),
	font('nko', 'NotoSansNKo-Regular', 'regular', ['Nkoo'], false),
	font('tifinagh', 'NotoSansTifinagh-Regular', 'regular', ['Tfng'], false),
	font('mongolian', 'NotoSansMongolian-Regular', 'regular', ['Mong'], false),
	font('literata-black', 'Literata-ExtraBold', 'black', european, false)
];

function family(key: string, name: string, scripts: readonly string[], isUsual = false): FontFile[] {
	return [
		font(key, `${name}-Regular`, 'regular', scripts, isUsual),
		font(`${key}-bold`, `${name}-SemiBold`, 'bold', scripts, isUsual)
	];
}

/**
 * A font with very many signs. It is split into parts, the common signs first; on paper the parts look like one font. Only the
 * common signs have a bold face: the others are rare in a heading and stand in it regular.
 */
function hanFamily(key: string, name: string, scripts: readonly string[], languages: string[], parts: string[]): FontFile[] {
	const regular = parts.map((part, index) =>
		font(index === 0 ? key : `${key}-${index + 1}`, `${name}-Regular-${part}`, 'regular', scripts, false)
	);
	const bold = font(`${key}-bold`, `${name}-SemiBold-Level1`, 'bold', scripts, false);
	return [...regular, bold].map((each) => ({ ...each, languages }));
}

function font(
	key: string,
	postScriptName: string,
	weight: FontFile['weight'],
	scripts: readonly string[],
	isUsual: boolean
): FontFile {
	return { key, file: `${postScriptName}.ttf.gz`, postScriptName, weight, scripts, isUsual };
}
