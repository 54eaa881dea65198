import { expect, test } from 'vitest';
import { noticedLanguage } from '#lib/i18n/noticed-language.later.ts';

const letters: Record<string, string> = {
	fr: "Madame, Monsieur, je m'appelle Claire et j'habite à Lyon. Je vous demande de libérer Bernardo sans conditions.",
	nl: 'Geachte procureur, ik heet Nora en ik woon in Utrecht. Ik vraag u om Bernardo meteen vrij te laten.',
	de: 'Sehr geehrte Damen und Herren, ich heiße Jonas und wohne in Köln. Ich bitte Sie, Bernardo sofort freizulassen.',
	en: 'Dear Attorney General, my name is Nora and I live far away. I ask you to have Bernardo freed at once.',
	es: 'Estimado Fiscal General, me llamo Ana y vivo en Sevilla. Le pido que deje en libertad a Bernardo Caal Xol.',
	ar: 'السيد المدعي العام، اسمي نورا وأعيش بعيدا عنكم. أطلب منكم الإفراج عن برناردو فورا ودون أي شروط. شكرا لكم على القراءة.'
};

test.each(Object.entries(letters))('noticedLanguage knows a letter in %s', (tag, text) => {
	expect(noticedLanguage(text)).toBe(tag);
});

test('noticedLanguage says nothing of a few words, of signs and of nothing', () => {
	expect(noticedLanguage('')).toBeUndefined();
	expect(noticedLanguage("Je m'appelle Claire et j'habite à Lyon.")).toBeUndefined();
	expect(noticedLanguage('1234567890 … !!! '.repeat(40))).toBeUndefined();
});

test('noticedLanguage reads a megabyte as quickly as its beginning', () => {
	expect(noticedLanguage(`${letters.fr!} `.repeat(10_000))).toBe('fr');
});
