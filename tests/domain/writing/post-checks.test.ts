import { expect, test } from 'vitest';
import type { Case, PostRules } from '#lib/domain/pack.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import { addressLines, cardLines } from '#lib/domain/writing/addressing.ts';
import { postChecks, readyFor, withSentence, type CheckedSheet } from '#lib/domain/writing/post-checks.ts';
import { withNumber } from '#lib/domain/writing/must-stand.ts';
import { cardWordsAll } from '#lib/i18n/recognised-words.ts';
import { aCard, aLetter } from '../../support/builders.ts';
import { aPackOfVersion2 } from '../../support/pack-of-version-2.ts';

const words = cardWordsAll();
function aCase(): Case {
	const parsed = parsePack(JSON.stringify(aPackOfVersion2()));
	if (parsed.kind === 'malformed') throw new Error(parsed.problem);
	return parsed.value.cases[0]!;
}
/** The case with other rules for its card. */
const withRules = (change: Partial<PostRules>): Case => {
	const entry = aCase();
	return { ...entry, card: { ...entry.card, rules: { ...entry.card.rules, ...change } } };
};
const card = (change: Partial<CheckedSheet> = {}) => aCard({ paragraphs: ['Estoy pensando en ti.'], locale: 'es', ...change });
const open = (sheet: CheckedSheet, entry: Case, sheets?: number) =>
	postChecks(sheet, entry, words, sheets)
		.filter(({ isMet }) => !isMet)
		.map(({ rule }) => rule);

test('postChecks finds nothing in a card that keeps to every rule, and names each rule', () => {
	const sheet = card({ to: { lines: ['Ada Example', 'Prisoner 7731'] } });
	expect(postChecks(sheet, aCase(), words, 1)).toEqual([
		{ rule: 'language', isMet: true, languages: ['es'] },
		{ rule: 'keep-out', isMet: true, found: [] },
		{ rule: 'number', isMet: true, number: 'Prisoner 7731' },
		{ rule: 'sender', isMet: true },
		{ rule: 'script', isMet: true, script: 'Latn' },
		{ rule: 'address', isMet: true },
		{ rule: 'religion', isMet: true },
		{ rule: 'organisation', isMet: true },
		{ rule: 'colours', isMet: true },
		{ rule: 'sheets', isMet: true, most: 1 }
	]);
});

test.each<[string, Partial<CheckedSheet>, string[]]>([
	['another language', { locale: 'en-GB', paragraphs: ['I think of you.'] }, ['language']],
	['a word to keep out, in capitals', { paragraphs: ['LIBERTAD!'] }, ['keep-out']],
	['a word to keep out of another language', { paragraphs: ['Fight on'] }, ['keep-out']],
	['no name', { from: { name: ' ' } }, ['sender']],
	['a coloured front', { front: 'stars' }, ['colours']],
	[
		'a coloured pen',
		{ drawing: { width: 9, height: 9, lines: [[1, 1, 2, 2]], pens: [{ colour: 'red', width: 1 }] } },
		['colours']
	],
	['religion', { paragraphs: ['Merry Christmas'] }, ['religion']]
])('postChecks finds %s', (_what, change, rules) => {
	expect(open(card({ to: { lines: ['Ada', 'prisoner  7731'] }, ...change }), aCase(), 1)).toEqual(rules);
});

test('postChecks finds a missing number, a drawing where there may be none, a sender where there may be none, and a sheet too many', () => {
	expect(open(card(), aCase())).toEqual(['number']);
	const drawn = card({ drawing: { width: 9, height: 9, lines: [[1, 1, 2, 2]] } });
	expect(open(drawn, withRules({ drawings: false, number: undefined }))).toEqual(['drawings']);
	const signed = card({ paragraphs: ['Write to nora@example.org'] });
	expect(open(signed, withRules({ sender: 'forbidden', number: undefined }))).toEqual(['address']);
	expect(open(card(), withRules({ number: undefined }), 2)).toEqual(['sheets']);
});

test('postChecks finds a full name and a town where no sender may stand, on the sheet that prints them', () => {
	const rules: Partial<PostRules> = { sender: 'forbidden', number: undefined, senderOf: undefined };
	const found = (sheet: CheckedSheet, entry: Case) => postChecks(sheet, entry, words).find(({ rule }) => rule === 'no-sender');
	const entry = withRules(rules);
	expect(found(card({ from: { name: 'Nora', town: 'Northaven' } }), entry)).toMatchObject({ isMet: true, found: [] });
	expect(found(card({ from: { name: 'Nora Visser' } }), entry)).toMatchObject({ isMet: false, found: ['Nora Visser'] });
	const asked = { ...entry.card.rules, ...rules };
	const letters = { ...entry, addressees: entry.addressees.map((each) => ({ ...each, rules: asked })) };
	expect(found(aLetter({ from: { name: 'Nora', town: 'Northaven' } }), letters)).toMatchObject({ found: ['Northaven'] });
	expect(found(aLetter({ from: { name: 'Nora' } }), letters)).toMatchObject({ isMet: true });
	expect(found(card({ from: { name: 'Nora Visser' } }), withRules({ ...rules, sender: 'allowed' }))).toBeUndefined();
});

test('postChecks takes no word inside another one for a word to keep out', () => {
	expect(open(card({ paragraphs: ['libertades'] }), withRules({ number: undefined }))).toEqual([]);
});

test('postChecks is content with a ready sentence beside words in another language', () => {
	const sheet = card({ locale: 'en', paragraphs: ['I think of you.', 'Pienso en usted.'] });
	expect(open(sheet, withRules({ number: undefined }))).toEqual([]);
	expect(readyFor(aCase(), ['es-MX']).map(({ text }) => text)).toEqual(['Pienso en usted.']);
	expect([readyFor(aCase(), ['ru']), readyFor({}, ['es'])]).toEqual([[], []]);
});

test('postChecks asks nothing of a letter to somebody of whose post nothing is known', () => {
	const entry = aCase();
	const unknown = { ...entry, addressees: entry.addressees.map(({ rules: _rules, ...each }) => each) };
	expect(postChecks(aLetter(), unknown, words, 40)).toEqual([]);
});

test('postChecks goes by the rules of the addressee whom a letter is for', () => {
	const entry = aCase();
	const rules: PostRules = {
		sender: 'allowed',
		religion: true,
		organisation: true,
		drawings: true,
		colours: true,
		mostSheets: 1
	};
	const [first, second] = entry.addressees.map((each, at) => ({ ...each, rules: { ...rules, mostSheets: at + 1 } }));
	const both = { ...entry, addressees: [first!, second!] };
	expect(open(aLetter(), both, 2)).toEqual(['sheets']);
	expect(open(aLetter({ addressee: second!.id }), both, 2)).toEqual([]);
});

test('withNumber puts what must stand on each sheet below the name, and no second time', () => {
	const rules = aCase().card.rules;
	expect(withNumber(['Ada', 'Prison 1'], rules)).toEqual(['Ada', 'Prisoner 7731', 'Prison 1']);
	expect(withNumber(['Ada (PRISONER 7731)'], rules)).toEqual(['Ada (PRISONER 7731)']);
	expect(withNumber(['Ada'], undefined)).toEqual(['Ada']);
});

test('cardLines and addressLines carry the number, with the country last', () => {
	expect(cardLines(aCase(), 'c/o us')).toEqual(['Prison 1', 'Prisoner 7731', 'Mexico']);
	const person = aCase().addressees.at(-1)!;
	expect(addressLines({ ...person, rules: aCase().card.rules }, 'en')).toEqual([
		'Ada Example',
		'Prisoner 7731',
		'Prison 1',
		'MEXICO'
	]);
});

test('withSentence puts a sentence after the last words, and into an empty sheet', () => {
	expect(withSentence(['One.', 'Two. ', ''], 'Ready.')).toEqual(['One.', 'Two.\n\nReady.', '']);
	expect(withSentence([''], 'Ready.')).toEqual(['Ready.']);
});

test('postChecks holds a published address against the script in which it is read there, and says nothing of others', () => {
	const known = (script: string, lines: string[] | null = ['Prison 1']) => {
		const entry = withRules({ script, number: undefined });
		return postChecks(
			card({ to: { lines: ['Prison 1', 'Mexico'] } }),
			{ ...entry, card: { ...entry.card, lines } },
			words
		).filter(({ rule }) => rule === 'script');
	};
	expect(known('Cyrl')).toEqual([{ rule: 'script', isMet: false, script: 'Cyrl' }]);
	expect([known('Qaaz'), known('Cyrl', null)]).toEqual([[], []]);
});

test('postChecks asks to leave out the own address where the sender is the group, also one for the envelope', () => {
	const entry = withRules({ number: undefined });
	expect(open(card({ paragraphs: ['Write to nora@example.org'] }), entry)).toEqual(['address']);
	expect(open(card({ from: { name: 'Nora', address: ['Street 2'] } }), entry)).toEqual(['address']);
	const own = withRules({ number: undefined, senderOf: 'writer' });
	expect(open(card({ from: { name: 'Nora', address: ['Street 2'] } }), own)).toEqual([]);
});
