/** The square of a printed piece leads to the public address and to nothing else, and a print shop finds where to cut. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { joinAddress } from '#lib/domain/outreach/announcement.ts';
import { readJoinLink } from '#lib/keys/join-link.ts';
import { printPiece, type Piece } from '#lib/printing/outreach/pieces.ts';
import { aPosterSetting, anAnnouncement } from '../../support/posters.ts';

const address = joinAddress('https://northaven.example/', 'N7F4QK');
const createdAt = new Date('2026-11-26T10:00:00Z');

test('joinAddress names the event, and nobody can join with it', () => {
	expect(readJoinLink(address)).toEqual({ kind: 'no-secret', code: 'N7F4QK' });
});

const pieces: Piece[] = [
	...(['stamps', 'person', 'type', 'blanks'] as const).map((design): Piece => ({ kind: 'a4', design })),
	{ kind: 'a3', design: 'stamps' },
	{ kind: 'flyer', design: 'stamps' },
	{ kind: 'tent', design: 'stamps' }
];

test.each(pieces)('zbarimg reads the address from a printed $kind, $design', (piece) => {
	const printed = printPiece(piece, aPosterSetting({ facts: anAnnouncement({ address }) }), 'print-shop', createdAt);
	inFolder((folder) => {
		const pdf = join(folder, 'piece.pdf');
		writeFileSync(pdf, printed.pdf);
		execFileSync('pdftoppm', ['-r', '100', '-png', pdf, join(folder, 'page')]);
		const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'));
		const read = pictures.flatMap((picture) => codesIn(join(folder, picture)));
		expect(read.length).toBeGreaterThan(0);
		expect([...new Set(read)]).toEqual([address]);
		const text = execFileSync('pdftotext', ['-q', pdf, '-'], { encoding: 'utf8' });
		expect(text).toContain('N7F 4QK');
		expect(text).toContain('J. Visser');
	});
});

test('a poster for a print shop has its bleed of 3 mm and its cut in its boxes, A3 as A4', () => {
	for (const [kind, widthMm, heightMm] of [
		['a4', 210, 297],
		['a3', 297, 420]
	] as const) {
		const { pdf } = printPiece({ kind, design: 'stamps' }, aPosterSetting(), 'print-shop', createdAt);
		inFolder((folder) => {
			writeFileSync(join(folder, 'poster.pdf'), pdf);
			const said = execFileSync('pdfinfo', ['-box', join(folder, 'poster.pdf')], { encoding: 'utf8' });
			const box = (name: string) => {
				const [left = 0, bottom = 0, right = 0, top = 0] =
					new RegExp(`${name}:\\s+([\\d. ]+)`)
						.exec(said)?.[1]
						?.trim()
						.split(/\s+/)
						.map((points) => (Number(points) * 25.4) / 72) ?? [];
				return [right - left, top - bottom].map((mm) => Math.round(mm * 10) / 10);
			};
			expect(box('TrimBox')[0]).toBeCloseTo(widthMm, 0);
			expect(box('TrimBox')[1]).toBeCloseTo(heightMm, 0);
			expect(box('BleedBox')[0]! - box('TrimBox')[0]!).toBeCloseTo(6, 1);
			expect(box('MediaBox')[0]! - box('BleedBox')[0]!).toBeGreaterThan(10);
		});
	}
});

function codesIn(picture: string): string[] {
	try {
		return execFileSync('zbarimg', ['-q', '--raw', picture], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
			.trim()
			.split('\n')
			.filter(Boolean);
	} catch {
		return [];
	}
}

function inFolder(work: (folder: string) => void) {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-'));
	try {
		work(folder);
	} finally {
		rmSync(folder, { recursive: true });
	}
}
