import { describe, expect, test } from 'vitest';
import { channels, fitsChannel, fittingText, signsIn } from '#lib/domain/outreach/channels.ts';
import { nothingKept, readKeptOutreach } from '#lib/domain/outreach/kept-outreach.ts';
import { dayOf, daysUntil, plan } from '#lib/domain/outreach/plan.ts';
import { dayLines, hoursInWords } from '#lib/domain/language/day-lines.ts';

describe('readKeptOutreach', () => {
	test('gives back what was kept', () => {
		const kept = {
			...nothingKept,
			from: '14:00',
			place: 'Great Hall\n3 Harbour Street',
			ways: ['lift' as const],
			done: ['posters']
		};
		expect(readKeptOutreach(JSON.stringify(kept))).toEqual(kept);
	});
	test('reads what it does not understand as never said, and keeps the rest', () => {
		const later = { ...nothingKept, from: '25:00', ways: ['lift', 'trampoline'], parking: true, responsible: 'J. Visser' };
		expect(readKeptOutreach(JSON.stringify(later))).toEqual({ ...nothingKept, ways: ['lift'], responsible: 'J. Visser' });
		for (const note of ['', '{', '[]', 'null', '{"ways":7,"texts":["a"],"done":{}}']) {
			expect(readKeptOutreach(note)).toMatchObject({ ways: [], done: [], from: '' });
		}
	});
});

describe('fittingText', () => {
	const address = 'northaven.example';
	test('takes the longest text that fits', () => {
		expect(fittingText(['a'.repeat(281), 'b'.repeat(280), 'c'], address, 'short')).toBe('b'.repeat(280));
	});
	test('cuts at a word and keeps the address when even the shortest is too long', () => {
		const text = fittingText([`${'Schrijfavond '.repeat(40)}${address}`], address, 'short');
		expect(fitsChannel(text, 'short')).toBe(true);
		expect(text).toMatch(/Schrijfavond… northaven\.example$/);
		expect(fittingText(['写信之夜'.repeat(100)], address, 'short').endsWith(`… ${address}`)).toBe(true);
	});
	test('counts letters and not their halves', () => {
		expect(signsIn('🕊🕊')).toBe(2);
		expect(fitsChannel('🕊'.repeat(channels.short.most), 'short')).toBe(true);
	});
});

test('dayLines says weekday and day, one or several, and nothing for a day that is none', () => {
	expect(dayLines('2026-12-10', '2026-12-10', 'en')).toEqual(['Thursday', '10 December']);
	expect(dayLines('2026-12-10', '2026-12-10', 'nl')).toEqual(['Donderdag', '10 december']);
	expect(dayLines('2026-12-10', '2026-12-12', 'en')).toEqual(['Thursday–Saturday', '10–12 December']);
	expect(dayLines('', '', 'en')).toEqual([]);
	expect([hoursInWords('14:00', '20:00'), hoursInWords('14:00', ''), hoursInWords('', '')]).toEqual(['14:00–20:00', '14:00', '']);
});

test('the plan runs from two weeks before to the day after, across the end of a month', () => {
	expect(plan.map(({ daysBefore }) => daysBefore)).toEqual(plan.map(({ daysBefore }) => daysBefore).toSorted((a, b) => b - a));
	expect(dayOf('2026-12-10', 14)).toBe('2026-11-26');
	expect(dayOf('2026-12-10', -1)).toBe('2026-12-11');
	expect([daysUntil('2026-12-10', '2026-11-30'), daysUntil('2026-03-30', '2026-03-28')]).toEqual([10, 2]);
});
