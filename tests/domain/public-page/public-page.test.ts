import { describe, expect, test } from 'vitest';
import { nothingKept, type KeptOutreach } from '#lib/domain/outreach/kept-outreach.ts';
import { isPagePicture, largestPictureBytes } from '#lib/domain/public-page/picture.ts';
import { largestPageBytes, pageTextBounds, parsePublicPage } from '#lib/domain/public-page/public-page.ts';
import { isSamePage, keptFromPage, lacksOfPage, overlong, sayPage } from '#lib/domain/public-page/say-page.ts';
import { aPagePicture, aPublicPage } from '../../support/public-pages.ts';

const read = (change: object) => parsePublicPage(JSON.stringify({ ...aPublicPage(), ...change }));

describe('parsePublicPage', () => {
	test('reads a page with everything and one with the least', () => {
		expect(parsePublicPage(JSON.stringify(aPublicPage()))).toEqual({ kind: 'parsed', value: aPublicPage() });
		const least = { v: 1, event: 'N7F4QK', revision: 1, isListed: false, place: [], languages: [], ways: [] };
		const said = { ...least, responsible: 'J. Visser', contact: 'At the desk' };
		expect(parsePublicPage(JSON.stringify(said)).kind).toBe('parsed');
	});
	test.each([
		['an unknown field', { joinLink: 'https://northaven.example/join#secret' }],
		['an hour that no clock shows', { from: '24:10' }],
		['an end without a beginning', { from: undefined, to: '20:00' }],
		['revision 0', { revision: 0 }],
		['a way that nobody knows', { ways: ['helicopter'] }],
		['no one responsible', { responsible: '' }],
		['nowhere to ask', { contact: '' }],
		['a welcome longer than a page takes', { welcome: 'w'.repeat(pageTextBounds.welcome + 1) }],
		['sums below nothing', { achieved: { letters: -1, cards: 0, asOf: '2026-12-12' } }],
		['another version', { v: 2 }]
	])('refuses %s', (_name, change) => {
		expect(read(change).kind).toBe('malformed');
	});
	test('refuses a text that is longer than a page may be', () => {
		expect(parsePublicPage(`${JSON.stringify(aPublicPage())}${' '.repeat(largestPageBytes)}`).kind).toBe('malformed');
	});
});

describe('sayPage', () => {
	const kept: KeptOutreach = {
		...nothingKept,
		...{ from: '14:00', to: '20:00', place: 'Great Hall\n\n3 Harbour Street', ways: ['lift'], languages: ['en', 'ar'] },
		...{ responsible: ' J. Visser ', contact: 'hello@northaven.example', welcome: '', access: ' Tram 4 ', isListed: true }
	};
	test('says what was said for posters, and is a page', () => {
		const said = sayPage('N7F4QK', kept, { letters: 41, cards: 7, asOf: '2026-12-12' });
		expect(parsePublicPage(JSON.stringify({ ...said, revision: 3 })).kind).toBe('parsed');
		expect(said).toMatchObject({ place: ['Great Hall', '3 Harbour Street'], responsible: 'J. Visser', access: 'Tram 4' });
		expect(said).not.toHaveProperty('welcome');
	});
	test('says no end where nobody said a beginning', () => {
		expect(sayPage('N7F4QK', { ...kept, from: '' })).not.toHaveProperty('to');
	});
	test('is the same page after it was taken over on another device', () => {
		const said = sayPage('N7F4QK', kept);
		const taken = { ...nothingKept, ...keptFromPage({ ...said, revision: 9 }) };
		expect(isSamePage(sayPage('N7F4QK', taken), said)).toBe(true);
		expect(isSamePage(sayPage('N7F4QK', { ...taken, contact: 'At the desk' }), said)).toBe(false);
	});
	test('lacks who is responsible and where to ask, and names what is too long', () => {
		expect(lacksOfPage(nothingKept)).toEqual(['responsible', 'contact']);
		expect(lacksOfPage({ ...kept, welcome: 'w'.repeat(700), access: 'a'.repeat(1_300) })).toEqual([
			'welcome-long',
			'access-long'
		]);
		expect([overlong('w'.repeat(603), 'welcome'), overlong('w', 'access')]).toEqual([3, 0]);
	});
});

test('isPagePicture takes a PNG of the one size, and nothing else', () => {
	expect(isPagePicture(aPagePicture())).toBe(true);
	expect(isPagePicture(aPagePicture(1200, 631))).toBe(false);
	expect(isPagePicture(aPagePicture().subarray(0, 20))).toBe(false);
	expect(isPagePicture(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"></svg>'))).toBe(false);
	expect(isPagePicture(new Uint8Array(largestPictureBytes + 1))).toBe(false);
});
