import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { addressLines, cardLines } from '#lib/domain/writing/addressing.ts';
import { endsWithCountry } from '#lib/domain/writing/ends-with-country.ts';
import { ontoBlocks, ontoEmptySheet } from '#lib/domain/writing/own-words.ts';
import { addresseeOf } from '#lib/domain/pack.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import { aDraft } from '../../support/draft.ts';

const parsed = parsePack(readFileSync(new URL('../../../static/packs/marathon-2021.json', import.meta.url), 'utf8'));
if (parsed.kind !== 'parsed') throw new Error(parsed.problem);
const pack = parsed.value;
const readerOf = (id: string) => addresseeOf(caseOf(id));
const caseOf = (id: string) => pack.cases.find((entry) => entry.id === id)!;

test('addressLines ends every address with the country in capitals', () => {
	for (const entry of pack.cases) {
		const last = addressLines(addresseeOf(entry), 'en').at(-1) ?? '';
		expect(last).toBe(last.toUpperCase());
	}
	expect(addressLines(readerOf('wendy-galarza'), 'en').at(-1)).toBe('MÉXICO');
	expect(addressLines(readerOf('wendy-galarza'), 'en')).toHaveLength(5);
});

test('addressLines names the office and the country when there is no address', () => {
	const lines = addressLines(readerOf('bernardo-caal-xol'), 'nl');
	expect(lines).toHaveLength(2);
	expect(lines[1]).toBe('GUATEMALA');
});

test('addressLines names the country of the authority, not that of the person', () => {
	expect(addressLines(readerOf('janna-jihad'), 'en')).toEqual(['Parliament of Israel (Knesset)', 'ISRAEL']);
	expect(addressLines(readerOf('ciham-ali'), 'nl').at(-1)).toBe('VERENIGDE STATEN');
	const withLines = readerWith(['Knesset', 'Jerusalem 9195016'], { en: 'Israel' });
	expect(addressLines(withLines, 'en')).toEqual(['Knesset', 'Jerusalem 9195016', 'ISRAEL']);
	expect(addressLines(readerWith(['Knesset', 'Jerusalem, Israel'], { en: 'Israel' }), 'en')).toEqual([
		'Knesset',
		'JERUSALEM, ISRAEL'
	]);
});

test('addressLines adds no country when a pack of before does not say it', () => {
	expect(addressLines(readerWith(null), 'en')).toEqual(['Parliament of Israel (Knesset)']);
	expect(addressLines(readerWith(['Knesset', 'Jerusalem']), 'en')).toEqual(['Knesset', 'Jerusalem']);
	expect(addressLines(readerWith(['Office', 'Ramallah, West Bank'], caseOf('janna-jihad').country), 'en')).toEqual([
		'Office',
		'RAMALLAH, WEST BANK'
	]);
});

test.each([
	['México', { en: 'Mexico' }, true],
	["People's Republic of China", { nl: 'China' }, true],
	['Cairo, Egypt 11511', { en: 'Egypt' }, true],
	['Abuja, Nigeria', { en: 'Niger' }, false],
	['Mexico City', { en: 'Mexico' }, false],
	['', { en: 'Mexico' }, false],
	['1015 DV', { en: '1' }, false]
])('endsWithCountry tells of %s and %o', (line, country, ends) => {
	expect(endsWithCountry(line, country as Record<string, string>)).toBe(ends);
});

/** Janna's authority with this address, and with a country or, as before, without. */
function readerWith(lines: string[] | null, country?: Record<string, string>) {
	const { country: _, ...reader } = readerOf('janna-jihad');
	return { ...reader, lines, ...(country && { country }) };
}

test('cardLines has the name, the name in its own script, and the organisers', () => {
	const lines = cardLines(caseOf('mohamed-el-baqer'), 'c/o the organisers');
	expect(lines[0]).toContain('Mohamed');
	expect(lines.at(-1)).toBe('c/o the organisers');
});

test('ontoEmptySheet and back keep every word', () => {
	const draft = aDraft({ blocks: ['One.', '', 'Two.\n\nThree.'] });
	const own = { ...draft, ...ontoEmptySheet(draft) };
	expect(own).toMatchObject({ isOwnWords: true, blocks: ['One.\n\nTwo.\n\nThree.'] });
	expect(ontoBlocks(own, 3)).toEqual({ isOwnWords: false, blocks: ['One.\n\nTwo.\n\nThree.', '', ''] });
});
