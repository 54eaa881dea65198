import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { authorityLines, cardLines } from '#lib/domain/writing/addressing.ts';
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
