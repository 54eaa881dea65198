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
	const env = { ...process.env, SOURCE_DATE_EPOCH: '1796900000' };
	const { status, stderr, stdout } = spawnSync(process.execPath, ['src/cli/print.ts', ...args], { encoding: 'utf8', env });
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
	test('gives the same bytes twice when it is told the moment', () => {
		const items = file('items.json', [aCard(), aLetter()]);
		const made = [1, 2].map(() => (run(items, out), readFileSync(out)));
		expect(made[0]?.equals(made[1] ?? Buffer.of())).toBe(true);
	});
	test('prints what has a tab, a line end of Windows or of Word in it, word by word', () => {
		const items = file('items.json', [aLetter({ paragraphs: ['One\tand\r\ntwo\u0085and three.'] })]);
		expect(run(items, out)).toMatchObject({ status: 0, stderr: '' });
		expect(wordsIn(readFileSync(out))).toContain('One and two and three.');
	});
	test('reads items and pack as Notepad saves them', () => {
		const items = file('items.json', `\ufeff${JSON.stringify([aLetter()], undefined, '\t').replaceAll('\n', '\r\n')}`);
		expect(run(items, out)).toMatchObject({ status: 0, stderr: '' });
		writeFileSync(join(folder, 'items.json'), Buffer.from(`\ufeff${JSON.stringify([aLetter()])}`, 'utf16le'));
		expect(run(items, out)).toMatchObject({ status: 0, stderr: '' });
		writeFileSync(join(folder, 'items.json'), Buffer.from([0x5b, 0xe9, 0x5d]));
		expect(run(items, out)).toMatchObject({ status: 2, stderr: `${items} is no text: save it as UTF-8.\n` });
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
		const vai = aLetter({ paragraphs: ['ꕙꔤꔀꔁ'] });
		const { status, stderr } = run(file('items.json', [vai]), out);
		expect(status).toBe(0);
		expect(stderr).toContain(vai.id);
		expect(stderr).toContain('Vai');
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
	test('prints a letter whose sender has no room in the window, names it in words and report, and exits 1', () => {
		const lost = aLetter({ from: { name: 'n'.repeat(90), address: ['Burgemeester van der Heijdenlaan 1123-2', 'Amsterdam'] } });
		const report = join(folder, 'senders.json');
		const { status, stderr } = run(file('items.json', [lost, aLetter()]), out, '--report', report);
		expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(`${lost.id} has no sender in the window`) });
		expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({ sendersLeftOut: [lost.id], sendersWithoutCountry: [] });
		expect(infoOf(readFileSync(out))).toMatch(/Pages:\s+2/);
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
	test('prints labels from the first free one, and moves them by the nudge', () => {
		const items = file('items.json', [aLetter(), aCard()]);
		const corner = (...args: string[]) => {
			expect(run(items, out, '--kind', 'labels', ...args).status).toBe(0);
			const [, x, y] = /xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>Fiscal</.exec(textIn(readFileSync(out), '-bbox')) ?? [];
			return [Number(x), Number(y)].map((points) => (points * 25.4) / 72);
		};
		const [x = 0, y = 0] = corner();
		const [second = 0] = corner('--label-start', '2');
		expect(second - x).toBeCloseTo(66.04, 2);
		const [right = 0, down = 0] = corner('--nudge', '-0.5,1.25');
		expect([right - x, down - y].map((mm) => Math.round(mm * 100) / 100)).toEqual([-0.5, 1.25]);
		for (const sheet of ['avery5160', '5160']) corner('--label-sheet', sheet);
		expect(infoOf(readFileSync(out))).toContain('(letter)');
	});
	test('prints envelopes as large as they are, and letters on US Letter for a #10 window', () => {
		const items = file('items.json', [aLetter()]);
		expect(run(items, out, '--kind', 'envelopes', '--direct', 'c5').status).toBe(0);
		expect(infoOf(readFileSync(out))).toContain('649.134 x 459.213 pts');
		expect(run(items, out, '--envelope', 'us10').status).toBe(0);
		expect(infoOf(readFileSync(out))).toContain('(letter)');
	});
	test('prints for a window that was measured, folded for its envelope', () => {
		const items = file('items.json', [aLetter()]);
		const topOf = (...args: string[]) => {
			expect(run(items, out, '--kind', 'letters', ...args)).toMatchObject({ status: 0, stderr: '' });
			const [, y] = /yMin="([\d.]+)"[^>]*>Fiscal</.exec(textIn(readFileSync(out), '-bbox')) ?? [];
			return (Number(y) * 25.4) / 72;
		};
		expect(topOf('--window', '220,110,20,15,90,45')).toBeGreaterThan(50);
		expect(topOf('--window', '229,162,20,70,90,45')).toBeLessThan(topOf('--window', '229,162,20,55,90,45') - 10);
	});
	test('prints a cover for each case with what the pack says, and who prepared it', () => {
		const items = file('items.json', [aLetter(), aCard(), aLetter({ caseId: 'other-case' })]);
		const { status, stdout, stderr } = run(
			items,
			out,
			'--kind',
			'covers',
			'--pack',
			file('pack.json', anArchivePack),
			'--prepared-by',
			'Nora'
		);
		expect({ status, stdout }).toEqual({ status: 0, stdout: `3 items on 2 pages: ${out}\n` });
		expect(stderr).toContain('wendy-galarza: the pack does not say in which country the authority is.');
		const words = wordsIn(readFileSync(out));
		for (const text of ['Wendy Galarza Mexico', 'Together 2 2', 'By post', 'Prepared by Nora', 'other-case'])
			expect(words).toContain(text);
	});
	test('turns cards over their short edge, and gives them bleed', () => {
		const items = file('items.json', [aCard()]);
		const bytesWith = (...args: string[]) => {
			expect(run(items, out, ...args).status).toBe(0);
			return textIn(readFileSync(out), '-bbox');
		};
		const [plain, short, bleed] = [bytesWith(), bytesWith('--flip', 'short'), bytesWith('--bleed')];
		expect(new Set([plain, short, bleed]).size).toBe(3);
	});
	test.each(['letters', 'cards', 'labels', 'envelopes', 'covers'])(
		'reports on %s what was printed, what not, and the times',
		(kind) => {
			const lines = Array.from({ length: 12 }, (_, at) =>
				`Office ${at + 1} of an address that is so long that it fits nowhere at all`.repeat(2).slice(0, 120)
			);
			const [fine, card, held, none, boxed] = [
				aLetter(),
				aCard(),
				aLetter({ to: { lines } }),
				aLetter({ to: { lines: [] } }),
				aLetter({ to: { lines: ['ꕙꔤꔀꔁ', 'LIBERIA'] } })
			];
			const items = file('items.json', [fine, card, held, none, boxed, { kind: 'letter' }]);
			const report = join(folder, 'report.json');
			const { status } = run(items, out, '--kind', kind, '--report', report);
			const told = JSON.parse(readFileSync(report, 'utf8')) as Record<string, unknown>;
			const isOfAddresses = kind === 'labels' || kind === 'envelopes';
			const printed = {
				letters: [fine, none, boxed],
				cards: [card],
				labels: [fine, boxed, card],
				envelopes: [fine, boxed, card],
				covers: [fine, none, boxed, card]
			}[kind];
			expect(status).toBe(1);
			expect(told).toMatchObject({
				kind,
				items: printed?.map(({ id, kind: itemKind }) => ({ id, kind: itemKind, pages: 1 })),
				overflowingAddresses: kind === 'cards' ? [] : [held.id],
				absentAddresses: isOfAddresses ? [none.id] : [],
				missingCharacters: kind === 'cards' || kind === 'covers' ? [] : [{ id: boxed.id, scripts: ['Vai'] }],
				malformed: [expect.stringContaining('Item 6 is left out')]
			});
			expect(Object.keys(told.times as object)).toEqual(['fontsMs', 'printMs', 'writeMs', 'totalMs']);
		}
	);
	test.each([
		['no arguments', [], 'Usage: print items.json out.pdf'],
		['an unknown option', ['a.json', 'b.pdf', '--colour', 'red'], '--colour'],
		['an unknown envelope', ['a.json', 'b.pdf', '--envelope', 'c7'], '--envelope is one of din5008b'],
		[
			'an unknown kind',
			['a.json', 'b.pdf', '--kind', 'parcels'],
			'--kind is one of letters, cards, all, labels, envelopes, covers, not parcels.'
		],
		[
			'a label that is not on the sheet',
			['a.json', 'b.pdf', '--label-start', '22'],
			'--label-start is a label from 1 to 21, not 22.'
		],
		['a nudge that is none', ['a.json', 'b.pdf', '--nudge', 'left'], '--nudge is millimetres to the right and down'],
		['a nudge that no printer needs', ['a.json', 'b.pdf', '--nudge', '10.5,0'], 'at most 10; not 10.5,0'],
		['a window of too few lengths', ['a.json', 'b.pdf', '--window', '220,110,20'], '--window is six lengths in millimetres'],
		[
			'a window that is none',
			['a.json', 'b.pdf', '--window', '220,110,20,15,150,45'],
			'beside a window wider than 115 mm there is no room for the sender.'
		],
		['an unknown envelope size', ['a.json', 'b.pdf', '--direct', 'c7'], '--direct is one of dl, c5, 10, not c7.'],
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
