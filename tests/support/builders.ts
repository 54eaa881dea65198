/** Builders that keep tests short: a test names what matters, and everything else is valid. */
import type { Item } from '#lib/domain/item.ts';
import type { Manifest } from '#lib/domain/manifest.ts';

/** A counter in place of chance. Every call gives other bytes, and every run gives the same ones. */
export function countedRandom(seed = 1): (bytes: number) => Uint8Array {
	let state = seed >>> 0;
	return (count) =>
		Uint8Array.from({ length: count }, () => {
			state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
			return state >>> 24;
		});
}

export function aLetter(change: Partial<Item> = {}): Item {
	return {
		v: 1,
		event: '7KQ2MB',
		id: '01938b6e-7a3c-7000-8000-000000000001',
		kind: 'letter',
		caseId: 'wendy-galarza',
		keyVersion: 1,
		locale: 'en',
		writtenOn: '2026-12-10',
		to: { lines: ['Fiscal General de Quintana Roo', 'Chetumal, Quintana Roo', 'MEXICO'], salutation: 'Dear Attorney General,' },
		subject: 'Justice for Wendy Galarza',
		paragraphs: ['My name is Nora and I live in Northaven.', 'I ask you to see that what happened is investigated.'],
		closing: 'Yours faithfully,',
		from: { name: 'Nora', town: 'Northaven' },
		...change
	};
}

export function aCard(change: Partial<Item> = {}): Item {
	const { subject: _subject, ...letter } = aLetter();
	return { ...letter, kind: 'card', paragraphs: ['We think of you.'], ...change };
}

export function aManifest(change: Partial<Manifest> = {}): Manifest {
	return {
		v: 1,
		code: '7KQ2MB',
		eventId: '01938b6e-7a3c-7000-8000-0000000000ee',
		name: 'Northaven writes',
		place: 'Quayside Library',
		startsOn: '2026-12-10',
		endsOn: '2026-12-12',
		timeZone: 'Europe/Amsterdam',
		locales: ['en', 'nl'],
		recipients: [
			'age1lzd99uklcjnc0e7d860axevet2cz99ce9pq6tzuzd05l5nr28ams36nvun',
			'age1cy0su9fwf3gf9mw868g5yut09p6nytfmmnktexz2ya5uqg9vl9sss4euqm'
		],
		keyVersion: 1,
		packDigest: 'a'.repeat(64),
		settings: { envelope: 'din5008b', paper: 'a4', cardsAllowed: true, idleMs: 90_000, contactAllowed: false },
		state: 'open',
		counter: 1,
		...change
	};
}
