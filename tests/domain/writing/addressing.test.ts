import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { authorityLines, cardLines } from '#lib/domain/writing/addressing.ts';
import { authorityCountry, endsWithCountry } from '#lib/domain/writing/authority-country.ts';
import { ontoBlocks, ontoEmptySheet } from '#lib/domain/writing/own-words.ts';
import { parsePack } from '#lib/domain/pack.ts';
import { aDraft } from '../../support/draft.ts';

const parsed = parsePack(readFileSync(new URL('../../../static/packs/marathon-2021.json', import.meta.url), 'utf8'));
if (parsed.kind !== 'parsed') throw new Error(parsed.problem);
const pack = parsed.value;
const caseOf = (id: string) => pack.cases.find((entry) => entry.id === id)!;

test('authorityLines ends every address with the country in capitals', () => {
	for (const entry of pack.cases) {
		const last = authorityLines(entry, 'en').at(-1) ?? '';
		expect(last).toBe(last.toUpperCase());
	}
	expect(authorityLines(caseOf('wendy-galarza'), 'en').at(-1)).toBe('MÉXICO');
	expect(authorityLines(caseOf('wendy-galarza'), 'en')).toHaveLength(5);
});

test('authorityLines names the office and the country when there is no address', () => {
	const lines = authorityLines(caseOf('bernardo-caal-xol'), 'nl');
	expect(lines).toHaveLength(2);
	expect(lines[1]).toBe('GUATEMALA');
});

test('authorityLines names the country of the authority, not that of the person', () => {
	expect(authorityLines(caseOf('janna-jihad'), 'en')).toEqual(['Parliament of Israel (Knesset)', 'ISRAEL']);
	expect(authorityLines(caseOf('ciham-ali'), 'nl').at(-1)).toBe('VERENIGDE STATEN');
	const withLines = aCaseOf(['Knesset', 'Jerusalem 9195016'], { en: 'Israel' });
	expect(authorityLines(withLines, 'en')).toEqual(['Knesset', 'Jerusalem 9195016', 'ISRAEL']);
	expect(authorityLines(aCaseOf(['Knesset', 'Jerusalem, Israel'], { en: 'Israel' }), 'en')).toEqual([
		'Knesset',
		'JERUSALEM, ISRAEL'
	]);
});

test('authorityLines adds no country when a pack of before does not say it', () => {
	expect(authorityLines(aCaseOf(null), 'en')).toEqual(['Parliament of Israel (Knesset)']);
	expect(authorityLines(aCaseOf(['Knesset', 'Jerusalem']), 'en')).toEqual(['Knesset', 'Jerusalem']);
	expect(authorityCountry(aCaseOf(['Knesset', 'Jerusalem']))).toBeUndefined();
	expect(authorityLines(aCaseOf(['Office', 'Ramallah, West Bank']), 'en')).toEqual(['Office', 'RAMALLAH, WEST BANK']);
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

/** Janna's case with this address, in a pack that names the authority's country or, as before, does not. */
function aCaseOf(lines: string[] | null, country?: Record<string, string>) {
	const entry = caseOf('janna-jihad');
	return { ...entry, authority: { ...entry.authority, lines, country } };
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
