/** The common signs of the large scripts, by the levels of their national standards. The tables are in the runtime's decoders. */

/** GB 2312, level 1: 3,755 signs in order of sound. */
export const chineseLevel1 = signsOf('gb2312', 0xb0, 0xd7);
/** GB 2312, level 2: 3,008 rarer signs. */
export const chineseLevel2 = signsOf('gb2312', 0xd8, 0xf7);
/** Big5, level 1: 5,401 signs, the common ones of Taiwan and Hong Kong. */
export const traditionalLevel1 = signsOf('big5', 0xa4, 0xc6, 0x40);
/** JIS X 0208, level 1: 2,965 signs. */
export const japaneseLevel1 = signsOf('euc-jp', 0xb0, 0xcf);
/** KS X 1001: 2,350 syllables. */
export const koreanLevel1 = signsOf('euc-kr', 0xb0, 0xc8);

/** A space, kana, Bopomofo, letters of Hangul, and the punctuation they share, in full and half width. */
export const hanSigns = unionOf(
	range(0x20, 0x20),
	range(0x2010, 0x2027),
	range(0x3000, 0x318f),
	range(0x31a0, 0x31ff),
	range(0xff00, 0xffef)
);

/** Gives all code points that are in any of the sets. */
export function unionOf(...sets: ReadonlySet<number>[]): ReadonlySet<number> {
	return new Set(sets.flatMap((set) => [...set]));
}

function range(first: number, last: number): ReadonlySet<number> {
	return new Set(Array.from({ length: last - first + 1 }, (_, index) => first + index));
}

function signsOf(encoding: string, firstRow: number, lastRow: number, firstCell = 0xa1): ReadonlySet<number> {
	const decoder = new TextDecoder(encoding);
	const signs = new Set<number>();
	for (let row = firstRow; row <= lastRow; row++)
		for (let cell = firstCell; cell <= 0xfe; cell++) {
			const sign = decoder.decode(Uint8Array.of(row, cell)).codePointAt(0) ?? 0xfffd;
			// Unused cells decode to the replacement sign or into the private area.
			if (sign !== 0xfffd && !(sign >= 0xe000 && sign <= 0xf8ff)) signs.add(sign);
		}
	return signs;
}
