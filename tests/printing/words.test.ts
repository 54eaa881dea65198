import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fill, messageKeys } from '../../src/lib/printing/words.ts';

const messagesIn = (locale: string) =>
	JSON.parse(readFileSync(new URL(`../../src/messages/${locale}/print.json`, import.meta.url), 'utf8')) as Record<string, string>;
const placeholders = (text: string | undefined) => (text?.match(/\{\w+\}/g) ?? []).toSorted();

test.each(['en', 'nl'])('the messages in %s have every word of the sheets, with the placeholders of English', (locale) => {
	const [english, messages] = [messagesIn('en'), messagesIn(locale)];
	for (const key of Object.values(messageKeys)) {
		expect(messages[key], key).toBeTruthy();
		expect(placeholders(messages[key]), key).toEqual(placeholders(english[key]));
	}
	expect(Object.keys(messages).toSorted()).toEqual([...Object.values(messageKeys), '$schema'].toSorted());
});
test('fill puts values in and leaves a placeholder without a value visible', () => {
	expect(fill('{page}/{pages} {other}', { page: 2, pages: 3 })).toBe('2/3 {other}');
});
