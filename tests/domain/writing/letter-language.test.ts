import { expect, test } from 'vitest';
import { toLanguage } from '#lib/domain/writing/letter-language.ts';
import { templateIn } from '#lib/domain/writing/letter-words.ts';
import { greetingOf } from '#lib/domain/writing/addressing.ts';
import { finish } from '#lib/domain/writing/finish.ts';
import type { Case } from '#lib/domain/pack.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import { readFileSync } from 'node:fs';
import { aDraft } from '../../support/draft.ts';

const parsed = parsePack(readFileSync(new URL('../../../static/packs/marathon-2021.json', import.meta.url), 'utf8'));
if (parsed.kind !== 'parsed') throw new Error('the sample pack does not parse');
const entry = parsed.value.cases[0] as Case;
const wordsOf = (locale: string) => ({
	...templateIn(entry, { kind: 'letter', locale })!,
	...greetingOf(entry, { kind: 'letter' }, locale)
});
const [english, dutch] = [wordsOf('en'), wordsOf('nl')];
const inEnglish = aDraft({
	locale: 'en',
	to: { lines: ['GUATEMALA'], salutation: english.salutation },
	subject: english.subject ?? '',
	closing: english.closing
});
const turned = (tag: string, draft = inEnglish) => ({ ...draft, ...toLanguage(draft, entry, tag, 'writer') });

test("toLanguage takes salutation, subject and closing from the pack's template of that language", () => {
	expect(turned('nl')).toMatchObject({
		locale: 'nl',
		languageBy: 'writer',
		to: { lines: ['GUATEMALA'], salutation: dutch.salutation },
		subject: dutch.subject,
		closing: dutch.closing
	});
});

test('toLanguage takes the forms of the language where the pack has no template in it', () => {
	expect(turned('fr')).toMatchObject({ locale: 'fr', subject: entry.names.full, to: { salutation: 'Madame, Monsieur,' } });
	expect(turned('fr').closing).toContain('Madame, Monsieur,');
	expect(turned('de').closing).toBe('Hochachtungsvoll');
});

test('toLanguage leaves what the writer put in place of our words', () => {
	const own = { ...inEnglish, closing: 'In hope,', subject: 'About Bernardo' };
	expect(turned('nl', own)).toMatchObject({
		closing: 'In hope,',
		subject: 'About Bernardo',
		to: { salutation: dutch.salutation, greeting: dutch.salutation }
	});
});

test('toLanguage blanks nothing in a language whose forms are not known, and finds the way back', () => {
	const tigrinya = turned('ti');
	expect(tigrinya).toMatchObject({ locale: 'ti', closing: english.closing, to: { salutation: english.salutation } });
	expect(turned('nl', tigrinya)).toMatchObject({ closing: dutch.closing, to: { salutation: dutch.salutation } });
});

test('toLanguage never takes away a block that has words', () => {
	const blocks = Array.from({ length: 8 }, (_, index) => (index === 6 ? 'Seven.' : ''));
	expect(turned('nl', { ...inEnglish, blocks }).blocks).toHaveLength(7);
	expect(turned('nl', { ...inEnglish, blocks: ['One.'] }).blocks).toHaveLength(dutch.blocks.length);
	expect(turned('nl', { ...inEnglish, blocks: ['One.'], isOwnWords: true }).blocks).toEqual(['One.']);
});

test('the language of a letter travels in its item', () => {
	const finished = finish(turned('fr'), { keyVersion: 1 });
	expect(finished).toMatchObject({ kind: 'finished', item: { locale: 'fr', to: { salutation: 'Madame, Monsieur,' } } });
	expect(JSON.stringify(finished)).not.toContain('languageBy');
});

test('toLanguage gives a card the greeting of the pack in that language, and keeps its one message', () => {
	const greetings = (locale: string) => greetingOf(entry, { kind: 'card' }, locale);
	const card = aDraft({ kind: 'card', locale: 'en', isOwnWords: true, blocks: ['We think of you.'], subject: '' });
	const { salutation, closing } = greetings('en');
	const inEnglish = { ...card, to: { lines: [], salutation }, closing };
	const dutch = greetings('nl');
	expect(turned('nl', inEnglish)).toMatchObject({
		...{ locale: 'nl', closing: dutch.closing, subject: '', blocks: ['We think of you.'] },
		to: { salutation: dutch.salutation, greeting: dutch.salutation }
	});
	expect(turned('fr', inEnglish)).toMatchObject({ locale: 'fr', closing, to: { salutation } });
});
