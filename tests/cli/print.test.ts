import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { aCard, aLetter } from '../support/items.ts';
import { infoOf, textIn, wordsIn } from '../support/poppler.ts';

const folder = mkdtempSync(join(tmpdir(), 'writing-table-'));
afterAll(() => rmSync(folder, { recursive: true }));
const out = join(folder, 'out.pdf');
beforeEach(() => rmSync(out, { force: true }));

function file(name: string, value: unknown): string {
	writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
	return join(folder, name);
}
function run(...args: string[]) {
	const { status, stderr, stdout } = spawnSync(process.execPath, ['src/cli/print.ts', ...args], { encoding: 'utf8' });
	return { status, stderr, stdout };
}

describe('print', () => {
	test('writes letters, then cards, and exits 0', () => {
		const items = file('items.json', [aCard(), aLetter(), aLetter({ subject: 'Second' })]);
		const { status, stdout } = run(items, out);
		expect({ status, stdout }).toEqual({ status: 0, stdout: `3 items on 4 pages: ${out}\n` });
		expect(infoOf(readFileSync(out))).toMatch(/Pages:\s+4/);
		expect(textIn(readFileSync(out), '-f', '2', '-l', '2')).toContain('Second');
	});
	test('takes an envelope and a kind', () => {
		const items = file('items.json', [aCard(), aLetter()]);
		expect(run(items, out, '--envelope', 'nen1026-right', '--kind', 'letters').status).toBe(0);
		expect(infoOf(readFileSync(out))).toMatch(/Pages:\s+1/);
	});
	test('leaves a malformed item out, names it, prints the rest and exits 1', () => {
		const items = file('items.json', [{ ...aLetter(), paragraphs: 'no list' }, aLetter()]);
		const { status, stderr } = run(items, out);
		expect(status).toBe(1);
		expect(stderr).toContain('Item 1 is left out: paragraphs: must be a list');
		expect(infoOf(readFileSync(out))).toMatch(/Pages:\s+1/);
	});
	test('prints a letter in Arabic whose words come back', () => {
		const { status } = run(file('items.json', [aLetter({ locale: 'ar', paragraphs: ['سلام عليكم'] })]), out);
		expect(status).toBe(0);
		expect(wordsIn(readFileSync(out))).toContain('سلام عليكم');
	});
	test('prints signs that no font knows as boxes and names their letter', () => {
		const syriac = aLetter({ paragraphs: ['ܫܠܡܐ'] });
		const { status, stderr } = run(file('items.json', [syriac]), out);
		expect(status).toBe(0);
		expect(stderr).toContain(syriac.id);
		expect(stderr).toContain('Syriac');
		expect(existsSync(out)).toBe(true);
	});
	test('names what is held back for its address, prints the rest and exits 1', () => {
		const lines = Array.from({ length: 12 }, (_, at) => `Office ${at + 1} of a long address that fits no window`);
		const held = aLetter({ to: { lines } });
		const { status, stderr } = run(file('items.json', [held, aLetter()]), out);
		expect(status).toBe(1);
		expect(stderr).toContain(`${held.id} is held back: the address does not fit its place.`);
		expect(infoOf(readFileSync(out))).toMatch(/Pages:\s+1/);
	});
	test('writes no file when nothing is left to print', () => {
		expect(run(file('items.json', []), out)).toMatchObject({ status: 1, stderr: expect.stringContaining('Nothing to print') });
		expect(existsSync(out)).toBe(false);
	});
	test('makes practice of everything when the pack is history', () => {
		const items = file('items.json', [aLetter(), aCard()]);
		expect(run(items, out, '--pack', file('pack.json', anArchivePack)).status).toBe(0);
		expect(wordsIn(readFileSync(out)).match(/Practice 2021 not to be posted/g)).toHaveLength(3);
		expect(wordsIn(readFileSync(out))).toContain('Practice page from the pack of 2021.');
	});
	test('marks practice items on every page', () => {
		run(file('items.json', [aLetter({ practice: 2021 })]), out);
		expect(wordsIn(readFileSync(out))).toContain('Practice 2021 not to be posted');
	});
	test.each([
		['no arguments', [], 'Usage: print items.json out.pdf'],
		['an unknown option', ['a.json', 'b.pdf', '--colour', 'red'], '--colour'],
		['an unknown envelope', ['a.json', 'b.pdf', '--envelope', 'c7'], 'There is no envelope called c7'],
		['an unknown kind', ['a.json', 'b.pdf', '--kind', 'parcels'], '--kind is letters or cards'],
		['a file that is not there', ['nowhere.json', 'b.pdf'], 'nowhere.json cannot be read.'],
		['a pack that is none', [join(folder, 'items.json'), out, '--pack', file('no-pack.json', {})], 'is not a pack']
	])('exits 2 with one sentence for %s', (_, args, sentence) => {
		const { status, stderr } = run(...args);
		expect(status).toBe(2);
		expect(stderr).toContain(sentence);
		expect(stderr.trim().split('\n')).toHaveLength(1);
	});
});

const template = (id: string, kind: string) => ({
	...{
		id,
		kind,
		locale: 'en',
		salutation: 'Dear Wendy,',
		closing: 'Yours,',
		blocks: [{ prompt: 'Who are you?', starters: ['I am'] }]
	}
});
const aPackCase = {
	id: 'wendy-galarza',
	number: 1,
	names: { full: 'Wendy Galarza', short: 'Wendy' },
	country: { en: 'Mexico' },
	countryCode: 'MX',
	line: { en: 'Shot at a march' },
	status: 'open',
	story: { en: ['She was shot at a march.'] },
	asks: { en: ['Investigate.'] },
	authority: { office: { en: 'Attorney General' }, lines: ['Fiscal General'], about: { en: 'Can decide.' }, languages: ['es'] },
	route: 'post',
	card: {
		lines: null,
		suggestions: { en: ['You are not alone.'] },
		flags: {
			religiousWordingAllowed: false,
			mayMentionOrganisation: false,
			senderAddressAllowed: false,
			recipientIsFamily: false
		}
	},
	since: [],
	sources: [],
	templates: [template('wendy-letter', 'letter'), template('wendy-card', 'card')]
};
const anArchivePack = {
	v: 1,
	id: 'marathon-2021',
	title: { en: 'The pack of 2021' },
	year: 2021,
	archive: true,
	locales: ['en'],
	source: { text: { en: 'An archive' }, asOf: '2021-12-10' },
	guidance: { letters: { en: ['Be polite.'] }, cards: { en: ['Be warm.'] } },
	about: { en: ['History.'] },
	cases: [aPackCase]
};
