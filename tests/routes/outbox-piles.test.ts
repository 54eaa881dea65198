import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import { words } from '#lib/i18n/words.ts';
import { drainSentence, outboxPiles } from '../../src/routes/(writer)/outbox-piles.ts';
import { cellsOf } from '../../src/routes/(writer)/cases/stamp-cells.ts';
import { lastWrittenMs, wroteSince } from '../../src/routes/(writer)/written.ts';
import { anEntry as anyEntry } from '../support/entries.ts';

const parsed = parsePack(readFileSync('static/packs/marathon-2021.json', 'utf8'));
if (parsed.kind === 'malformed') throw new Error(parsed.problem);
const pack = parsed.value;
const nowMs = Date.UTC(2026, 11, 10, 15);
const reading = { pack, nowMs, locale: 'en' };

const anEntry = (change: Partial<OutboxEntry> = {}) => anyEntry({ handedInAtMs: nowMs - 60_000, ...change });

test('outboxPiles puts every entry on one pile, the newest on top', () => {
	const entries = [
		anEntry({ state: 'delivered', kind: 'card' }),
		anEntry(),
		anEntry({ state: 'let-go' }),
		anEntry({ state: 'set-aside', reason: 'too-large' }),
		anEntry({ tryingMs: 14 * 60_000 })
	];
	const piles = outboxPiles(entries, reading);
	expect(piles.trouble.map(({ id }) => id)).toEqual([entries[4]?.id, entries[3]?.id]);
	expect(piles.safe.map(({ id, text }) => [id, text])).toEqual([[entries[1]?.id, 'Letter for Wendy']]);
	expect(piles.delivered.map(({ id, text }) => [id, text])).toEqual([
		[entries[2]?.id, 'Letter for Wendy'],
		[entries[0]?.id, 'Card for Wendy']
	]);
	expect(piles.trouble[0]?.note).toContain('14 minutes');
	expect(piles.trouble[1]?.note).toContain('did not take it');
});

test('outboxPiles says of a late one that it arrived late', () => {
	expect(outboxPiles([anEntry({ state: 'delivered', late: true })], reading).delivered[0]?.note).toBe('arrived late');
});

test('drainSentence has other words for every state of the outbox', () => {
	const states: DrainState[] = [
		{ kind: 'idle' },
		{ kind: 'sending' },
		{ kind: 'sending', slow: { done: 12, total: 50 } },
		{ kind: 'waiting', because: 'unreachable' },
		{ kind: 'waiting', because: 'server-failed' },
		{ kind: 'waiting', because: 'answer-not-understood' },
		{ kind: 'sign-in-page' },
		{ kind: 'server-busy' },
		{ kind: 'server-full' },
		{ kind: 'new-link-needed' },
		{ kind: 'storage-lost' }
	];
	const sentences = states.map((state) => drainSentence(state, 3, 'keeps'));
	expect(new Set(sentences).size).toBe(states.length);
	expect(sentences[2]).toBe('Slow line: 12 of 50 are there.');
	expect(sentences[6]).toBe('The Wi-Fi wants you to sign in. Your letters are safe.');
	expect(drainSentence({ kind: 'server-full' }, 0, 'keeps')).toBe('Nothing waits here.');
	const inForgetful = states.flatMap((state) => [drainSentence(state, 3, 'forgets'), drainSentence(state, 3, 'unknown')]);
	for (const sentence of inForgetful) expect(sentence).not.toMatch(/safe/i);
});

test('wroteSince keeps to what was handed in since the writer sat down', () => {
	const entries = [
		anEntry({ handedInAtMs: nowMs - 5_000 }),
		anEntry({ kind: 'card', caseId: 'zhang-zhan', handedInAtMs: nowMs })
	];
	expect([...wroteSince(entries, nowMs - 1_000)]).toEqual([['zhang-zhan', new Set(['card'])]]);
});

test('lastWrittenMs gives the last moment of each case since the writer sat down', () => {
	const entries = [
		anEntry({ handedInAtMs: nowMs }),
		anEntry({ handedInAtMs: nowMs - 500 }),
		anEntry({ handedInAtMs: nowMs - 5_000 })
	];
	expect([...lastWrittenMs(entries, nowMs - 1_000).values()]).toEqual([nowMs]);
	expect(lastWrittenMs(entries, nowMs + 1).size).toBe(0);
});

test('cellsOf marks what this writer did apart from what was written here', () => {
	const entries = [
		anEntry({ handedInAtMs: nowMs - 5_000 }),
		anEntry({ handedInAtMs: nowMs }),
		anEntry({ kind: 'card', handedInAtMs: nowMs })
	];
	const cells = cellsOf(pack.cases, {
		locale: 'nl',
		sinceMs: nowMs - 1_000,
		entries,
		drafts: [{ caseId: 'zhang-zhan' }],
		postmarkOf: (atMs) => `day of ${atMs}`
	});
	expect(cells.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
	const wendy = cells.find(({ id }) => id === 'wendy-galarza');
	expect(wendy?.done).toBe('You wrote a letter and a card');
	expect(wendy?.doneOn).toBe(`day of ${nowMs}`);
	expect(wendy?.notes).toEqual(['3 written here']);
	expect(cells.find(({ id }) => id === 'zhang-zhan')).toMatchObject({ notes: ['Your sheet is still open'] });
	expect(cells.find(({ id }) => id === 'zhang-zhan')?.done).toBeUndefined();
	expect(cells.filter(({ doneOn }) => doneOn !== undefined)).toHaveLength(1);
});

test('drainSentence has a sentence for how a newer app said that delivering stood', () => {
	expect(drainSentence({ kind: 'held-up-by-the-moon' } as unknown as DrainState, 1, 'keeps')).toBe(words.drain_leaves());
	expect(drainSentence({ kind: 'waiting', because: 'moonlight' } as unknown as DrainState, 1, 'keeps')).toBe(
		words.drain_failed()
	);
});

test('outboxPiles puts an entry in a state that a newer app gave it where a person looks at it', () => {
	const piles = outboxPiles([anEntry({ state: 'held' as OutboxEntry['state'] })], reading);
	expect([piles.trouble.length, piles.safe.length, piles.delivered.length]).toEqual([1, 0, 0]);
});
