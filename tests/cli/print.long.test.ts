import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anArchivePack } from '../support/archive-pack.ts';
import { aCard, aLetter } from '../support/items.ts';
import { infoOf, textIn, wordsIn } from '../support/poppler.ts';
import { file, folder, inOwnFolder, out, run } from '../support/print-command.ts';

inOwnFolder();

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
	test.each(['letters', 'cards', 'labels', 'envelopes', 'covers', 'all'])(
		'prints no held and no left-out item as %s, says how many it left and why, and exits 0',
		(kind) => {
			const at = '2026-12-10T14:05:00.000Z';
			const aside = (state: string, reason: string) => ({ aside: { state, reason, at } });
			const secret = { from: { name: 'Heldenna' }, to: { lines: ['Heldenna Street', 'MEXICO'] }, caseId: 'heldenna' };
			const [held, left] = [aLetter(secret), aCard(secret)];
			const items = [aLetter(), aCard(), { ...held, ...aside('held', 'test') }, { ...left, ...aside('left-out', 'duplicate') }];
			const report = join(folder, 'report.json');
			const { status, stderr } = run(file('items.json', items), out, '--kind', kind, '--report', report);
			expect(status).toBe(0);
			expect(stderr).toContain('1 held by organisers, and not printed: 1 a test.');
			expect(stderr).toContain('1 left out by organisers, and not printed: 1 handed in twice.');
			expect(wordsIn(readFileSync(out))).not.toContain('Heldenna');
			const told = JSON.parse(readFileSync(report, 'utf8')) as { items: { id: string }[]; putAside: unknown };
			expect(told.putAside).toEqual([
				{ id: held.id, state: 'held', reason: 'test' },
				{ id: left.id, state: 'left-out', reason: 'duplicate' }
			]);
			for (const { id } of told.items) expect([held.id, left.id]).not.toContain(id);
		}
	);
	test('writes no file and exits 1 when everything is put aside, and refuses a mark that it does not know', () => {
		const at = '2026-12-10T14:05:00.000Z';
		const held = file('items.json', [{ ...aLetter(), aside: { state: 'held', reason: 'test', at } }]);
		expect(run(held, out)).toMatchObject({ status: 1, stderr: expect.stringContaining('Nothing to print') as string });
		const newer = file('items.json', [aLetter(), { ...aLetter(), aside: { state: 'burnt', reason: 'test', at } }]);
		expect(run(newer, out)).toMatchObject({ status: 1, stderr: expect.stringContaining('Item 2 is left out') as string });
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
