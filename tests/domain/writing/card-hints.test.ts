import { expect, test } from 'vitest';
import { cardHints, toLeaveOut } from '#lib/domain/writing/card-hints.ts';
import { cardWordsAll } from '#lib/i18n/recognised-words.ts';

const strict = {
	sender: 'forbidden',
	religion: false,
	organisation: false,
	drawings: true,
	colours: true
} as const;
const hints = (text: string, change = {}) => cardHints(text, { ...strict, ...change }, cardWordsAll());

test('toLeaveOut follows the rules of the post', () => {
	expect(toLeaveOut(strict)).toEqual(['accusations', 'politics', 'religion', 'organisation', 'address']);
	expect(toLeaveOut({ ...strict, religion: true, sender: 'required' })).toEqual(['accusations', 'politics', 'organisation']);
});

test.each([
	'Write to nora@example.org',
	'Ik woon in de Kerkstraat 12',
	'I live at 12 Church Street',
	'Bel me: 06 1234 5678 90',
	'1234 AB Northaven'
])('cardHints finds an address in %j', (text) => {
	expect(hints(text)).toEqual(['address']);
});

test.each(['You are not forgotten. On 9 November 2020 I was 16.', 'Ik ben 16 en ga op weg naar school.', ''])(
	'cardHints finds nothing in %j',
	(text) => {
		expect(hints(text)).toEqual([]);
	}
);

test('cardHints is silent about what the case allows', () => {
	expect(hints('Merry Christmas from Amnesty')).toEqual(['religion', 'organisation']);
	expect(hints('Merry Christmas', { religion: true })).toEqual([]);
	expect(hints('nora@example.org', { sender: 'allowed' })).toEqual([]);
});

test('cardHints takes whole words only', () => {
	expect(hints('You are a goddess of godwits')).toEqual([]);
});
