import { expect, test } from 'vitest';
import { lookCloser, type Sight } from '#lib/domain/facts/look-closer.ts';
import type { Case } from '#lib/domain/pack.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import { aCard } from '../../support/items.ts';
import { aPackOfVersion2 } from '../../support/pack-of-version-2.ts';

function aCase(): Case {
	const parsed = parsePack(JSON.stringify(aPackOfVersion2()));
	if (parsed.kind === 'malformed') throw new Error(parsed.problem);
	return parsed.value.cases[0]!;
}
const sight = (change: Partial<Sight> = {}): Sight => ({
	noticed: () => undefined,
	boxed: () => [],
	inkShare: () => 0,
	...change
});
const card = (words: string, locale = 'es') => aCard({ paragraphs: [words], locale, to: { lines: ['Ada', 'Prisoner 7731'] } });

test('lookCloser finds nothing in a card that keeps to the rules of the post', () => {
	expect(lookCloser(card('Estoy pensando en ti.'), aCase(), sight(), 1)).toEqual([]);
});

test('lookCloser names the words that the pack keeps out, each once, and no part of another word', () => {
	const found = lookCloser(card('¡Libertad, LIBERTAD!'), aCase(), sight());
	expect(found).toEqual([{ kind: 'keep-out', found: ['libertad'] }]);
	expect(lookCloser(card('Libertadores'), aCase(), sight())).toEqual([]);
});

test('lookCloser takes the language that is noticed before the one that the card says', () => {
	const noticed = sight({ noticed: () => 'fr' });
	const seen = [{ kind: 'language', written: 'fr', languages: ['es'] }];
	expect(lookCloser(card('Je pense à toi.'), aCase(), noticed)).toEqual(seen);
	expect(lookCloser(card('I think of you.', 'en-GB'), aCase(), sight())).toEqual([{ ...seen[0], written: 'en-GB' }]);
	expect(lookCloser(card('Estoy pensando en ti.', 'en'), aCase(), sight({ noticed: () => 'es' }))).toEqual([]);
});

test('lookCloser does not ask for a language where the pack asks for none', () => {
	const entry = aCase();
	const { languages: _languages, ...rules } = entry.card.rules;
	const asking = sight({ noticed: () => expect.unreachable('nobody asks which language it is') });
	expect(lookCloser(card('Je pense à toi.', 'fr'), { ...entry, card: { ...entry.card, rules } }, asking)).toEqual([]);
});

test('lookCloser counts sheets against the rule of the case, where it is known how many there are', () => {
	const words = 'Estoy pensando en ti.';
	expect(lookCloser(card(words), aCase(), sight(), 2)).toEqual([{ kind: 'sheets', sheets: 2, most: 1 }]);
	expect(lookCloser(card(words), aCase(), sight(), 1)).toEqual([]);
	expect(lookCloser(card(words), aCase(), sight())).toEqual([]);
});

test('lookCloser names boxes and a drawing that is mostly ink, also for a case that the pack has no more', () => {
	const seen = lookCloser(card('Hola'), undefined, sight({ boxed: () => ['ꦏ'], inkShare: () => 0.512 }));
	expect(seen).toEqual([
		{ kind: 'boxes', signs: ['ꦏ'] },
		{ kind: 'inked', percent: 51 }
	]);
	expect(lookCloser(card('Hola'), undefined, sight({ inkShare: () => 0.5 }))).toEqual([]);
});

test('lookCloser gives every reason of one card', () => {
	const all = sight({ noticed: () => 'en', boxed: () => ['ꦏ'], inkShare: () => 0.9 });
	expect(
		lookCloser(card('Fight on', 'en'), aCase(), all, 3)
			.map(({ kind }) => kind)
			.sort()
	).toEqual(['boxes', 'inked', 'keep-out', 'language', 'sheets']);
});
