/** Builders for items. Everything is valid, and a test says only what it is about. */
import type { Item } from '../../src/lib/domain/item.ts';
import type { Strokes } from '../../src/lib/domain/writing/strokes.ts';

let count = 0;

export function aLetter(change: Partial<Item> = {}): Item {
	count++;
	return {
		v: 1,
		event: '7KQ2MB',
		id: `019b0a1e-0000-7000-8000-${String(count).padStart(12, '0')}`,
		kind: 'letter',
		caseId: 'wendy-galarza',
		keyVersion: 1,
		locale: 'en',
		writtenOn: '2026-12-10',
		to: {
			lines: ['Fiscal General de Quintana Roo', 'Av. Adolfo López Mateos No. 500', 'Chetumal, Quintana Roo', 'MEXICO'],
			salutation: 'Dear Attorney General,'
		},
		subject: 'Justice for Wendy Galarza',
		paragraphs: [
			'My name is Nora. I am sixteen, I live in Northaven, and I want to become a nurse.',
			'I respectfully ask you to make sure that what was done to her is investigated quickly, fairly and fully.'
		],
		closing: 'Yours faithfully,',
		from: { name: 'Nora', town: 'Northaven' },
		...change
	};
}

export function aCard(change: Partial<Item> = {}): Item {
	return {
		...aLetter(),
		subject: undefined,
		kind: 'card',
		to: { lines: ['Wendy Galarza', 'c/o Casa de la Mujer', 'Cancún, Quintana Roo', 'MEXICO'] },
		paragraphs: ['Dear Wendy, we think of you. You are not alone.'],
		closing: 'Warm greetings,',
		...change
	};
}

/** A flourish on a pad of 600 by 200. */
export function aSignature(): Strokes {
	const line = Array.from({ length: 60 }, (_, i) => [40 + i * 8, 100 + Math.sin(i / 3) * (60 - i * 0.6)]).flat();
	return { width: 600, height: 200, lines: [line, [60, 170, 520, 160], [300, 40]] };
}
