import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { anArchivePack } from '../support/archive-pack.ts';
import { aCard, aLetter } from '../support/items.ts';
import { infoOf, textIn, wordsIn } from '../support/poppler.ts';
import { file, inOwnFolder, out, run } from '../support/print-command.ts';

inOwnFolder();

describe('print', () => {
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
});
