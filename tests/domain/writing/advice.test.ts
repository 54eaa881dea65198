import { expect, test } from 'vitest';
import { adviceOn } from '#lib/domain/writing/advice.ts';
import { adviceWordsIn } from '#lib/i18n/recognised-words.ts';
import { aDraft } from '../../support/draft.ts';

const words = adviceWordsIn('en')!;
const names = ['Wendy Galarza', 'Wendy'];
const met = (blocks: string[], name = '') =>
	adviceOn(aDraft({ blocks, name }), names, words)
		.filter((each) => each.isMet)
		.map((each) => each.hint);

test('adviceOn does not judge an empty letter', () => {
	const advice = adviceOn(aDraft({ blocks: ['', '  '] }), names, words);
	expect(advice.map(({ isMet }) => isMet)).toEqual([undefined, undefined, undefined, undefined]);
});

test('adviceOn understands French and German letters, and other languages have no words to be judged by', () => {
	const inFrench = aDraft({ locale: 'fr', name: '', blocks: ['Je m’appelle Claire. Je vous demande de libérer Wendy.'] });
	expect(adviceOn(inFrench, names, adviceWordsIn('fr-BE')!).every(({ isMet }) => isMet)).toBe(true);
	const inGerman = aDraft({ locale: 'de', name: '', blocks: ['Ich heiße Jonas. Ich bitte Sie um Freiheit für Wendy.'] });
	expect(adviceOn(inGerman, names, adviceWordsIn('de')!).every(({ isMet }) => isMet)).toBe(true);
	expect(adviceWordsIn('ti')).toBeUndefined();
});

test('adviceOn meets all four on a good letter', () => {
	expect(met(['My name is Nora.', 'I write about WENDY.', 'I ask you to act.'])).toEqual([
		'says-who-you-are',
		'names-the-person',
		'says-what-you-ask',
		'polite'
	]);
});

test('adviceOn takes whole words only', () => {
	expect(met(['Wendyson is brave.'])).not.toContain('names-the-person');
	expect(met(['They are all liars and this is basked.'])).toEqual(['polite']);
});

test('adviceOn knows the writer by the signed name', () => {
	expect(met(['Greetings from Nora.'], 'Nora')).toContain('says-who-you-are');
});

test('adviceOn takes rudeness out of polite and nothing else', () => {
	expect(met(['My name is Nora. Shame on you. Please free Wendy.'])).toEqual([
		'says-who-you-are',
		'names-the-person',
		'says-what-you-ask'
	]);
});

test('adviceOn reads on through emoji families, overrides, half emoji and a megabyte', () => {
	expect(met(['👩‍👩‍👧‍👦Wendy👋🏽'])).toContain('names-the-person');
	expect(met(['\u202EWendy\u202C \uD83D'])).toContain('names-the-person');
	expect(met(['word '.repeat(210_000) + 'Wendy'])).toContain('names-the-person');
});
