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

test('adviceOn meets nothing on an empty letter', () => {
	expect(met(['', '  '])).toEqual([]);
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
