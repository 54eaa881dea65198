import { expect, test } from 'vitest';
import { directionOf } from '#lib/domain/language/direction.ts';

test.each(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'nqo', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi', 'ar-EG', 'aii', 'rhg'])(
	'directionOf is right to left for a language whose usual script is: %s',
	(tag) => expect(directionOf(tag)).toBe('rtl')
);

test.each(['en', 'nl-BE', 'ku', 'pa', 'az', 'uz', 'tg', 'ha', 'ff', 'ti', 'zh-Hant', 'mn-Mong'])(
	'directionOf is left to right for a language whose usual script is: %s',
	(tag) => expect(directionOf(tag)).toBe('ltr')
);

test.each([
	'ku-Arab',
	'pa-Arab',
	'az-Arab',
	'uz-Arab',
	'tg-Arab',
	'ha-Arab',
	'ti-Arab',
	'ms-Arab-BN',
	'ff-Adlm',
	'ur-Aran',
	'ku-arab'
])('directionOf follows the script that a tag names: %s', (tag) => expect(directionOf(tag)).toBe('rtl'));

test.each(['sd-Deva', 'ks-Deva', 'ug-Cyrl', 'ar-Latn', 'yi-Latn'])('directionOf follows the script that a tag names: %s', (tag) =>
	expect(directionOf(tag)).toBe('ltr')
);

test.each([
	['pa-PK', 'rtl'],
	['az-IR', 'rtl'],
	['uz-AF', 'rtl'],
	['sd-IN', 'ltr'],
	['ug-KZ', 'ltr']
])('directionOf takes the script that is likely in the region of %s: %s', (tag, direction) => {
	expect(directionOf(tag)).toBe(direction);
});

test.each(['', 'x', 'not a tag', 'en_GB', 'und'])('directionOf is left to right for what names no language: "%s"', (tag) => {
	expect(directionOf(tag)).toBe('ltr');
});

// The scripts of ISO 15924 that Unicode 17 encodes.
const encoded =
	'Adlm Aghb Ahom Arab Armi Armn Avst Bali Bamu Bass Batk Beng Berf Bhks Bopo Brah Brai Bugi Buhd Cakm Cans Cari Cham Cher Chrs ' +
	'Copt Cpmn Cprt Cyrl Deva Diak Dogr Dsrt Dupl Egyp Elba Elym Ethi Gara Geor Glag Gong Gonm Goth Gran Grek Gujr Gukh Guru Hang ' +
	'Hani Hano Hatr Hebr Hira Hluw Hmng Hmnp Hung Ital Java Kali Kana Kawi Khar Khmr Khoj Kits Knda Krai Kthi Lana Laoo Latn Lepc ' +
	'Limb Lina Linb Lisu Lyci Lydi Mahj Maka Mand Mani Marc Medf Mend Merc Mero Mlym Modi Mong Mroo Mtei Mult Mymr Nagm Nand Narb ' +
	'Nbat Newa Nkoo Nshu Ogam Olck Onao Orkh Orya Osge Osma Ougr Palm Pauc Perm Phag Phli Phlp Phnx Plrd Prti Rjng Rohg Runr Samr ' +
	'Sarb Saur Sgnw Shaw Shrd Sidd Sidt Sind Sinh Sogd Sogo Sora Soyo Sund Sunu Sylo Syrc Tagb Takr Tale Talu Taml Tang Tavt Tayo ' +
	'Telu Tfng Tglg Thaa Thai Tibt Tirh Tnsa Todr Tols Toto Tutg Ugar Vaii Vith Wara Wcho Xpeo Xsux Yezi Yiii Zanb';

test('directionOf has every right-to-left script that CLDR has, and no left-to-right one', () => {
	type Told = Intl.Locale & { getTextInfo(): { direction: string } };
	const directionInCldr = (tag: string) => (new Intl.Locale(tag) as Told).getTextInfo().direction;
	const tags = encoded.split(' ').map((script) => `und-${script}`);
	expect(tags.filter((tag) => directionOf(tag) !== directionInCldr(tag))).toEqual([]);
	expect(tags.filter((tag) => directionOf(tag) === 'rtl').length).toBeGreaterThan(30);
});
