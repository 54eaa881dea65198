import { expect, test } from 'vitest';
import { changedManifest } from '#lib/domain/change-manifest.ts';
import { parseManifest } from '#lib/domain/manifest.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import { asItStands, newsIn, newsOf, type CaseNews } from '#lib/domain/pack/case-news.ts';
import { hasRoomFor } from '#lib/domain/pack/change-news.ts';
import { aManifest } from '../../support/builders.ts';
import { aPackOfVersion2 } from '../../support/pack-of-version-2.ts';

const news: CaseNews = {
	id: '01938b6e-7a3c-7000-8000-000000000001',
	caseId: 'ada-example',
	kind: 'good-news',
	text: { en: 'Ada is free since this morning.', nl: 'Ada is sinds vanmorgen vrij.' },
	at: '2026-12-10T14:05:00.000Z'
};
const readNews = (written: unknown) => {
	const parsed = parseManifest(JSON.stringify({ ...aManifest(), news: written }));
	if (parsed.kind === 'malformed') throw new Error(parsed.problem);
	return parsed.value.news;
};
const pack = () => {
	const parsed = parsePack(JSON.stringify(aPackOfVersion2()));
	if (parsed.kind === 'malformed') throw new Error(parsed.problem);
	return parsed.value;
};

test('parseManifest gives the news of its cases, and a record without any as it was', () => {
	expect(readNews([news])).toEqual([news]);
	expect(readNews(undefined)).toBeUndefined();
});

test('parseManifest reads a kind that came later as stop, and sentences that it cannot read as none', () => {
	expect(readNews([{ ...news, kind: 'moved', text: 7, map: true }])).toEqual([{ ...news, kind: 'stop', text: {} }]);
});

test('parseManifest leaves out news that it cannot read at all, and reads the others', () => {
	expect(readNews([{ kind: 'stop' }, news])).toEqual([news]);
	expect(readNews('none')).toBeUndefined();
});

test('changedManifest tells news, replaces those of the same case, takes them back, and keeps what a newer app wrote', () => {
	const ofNewerApp = { id: 'x', caseId: 'bo', kind: 'moved', where: 'elsewhere' };
	const before = JSON.stringify({ ...aManifest(), news: [ofNewerApp] });
	const told = changedManifest(before, { news: { tell: news } });
	const anew = changedManifest(told, { news: { tell: { ...news, kind: 'stop' } } });
	const back = changedManifest(anew, { news: { takeBack: 'ada-example' } });
	const written = [told, anew, back].map((text) => (JSON.parse(text) as { news: unknown }).news);
	expect(written).toEqual([[ofNewerApp, news], [ofNewerApp, { ...news, kind: 'stop' }], [ofNewerApp]]);
});

test('changedManifest leaves the news alone when something else changes', () => {
	const told = changedManifest(JSON.stringify(aManifest()), { news: { tell: news } });
	expect(JSON.parse(changedManifest(told, { name: 'Another name' }))).toMatchObject({ news: [news] });
});

test('asItStands puts what was told in the place of what the pack says, and nothing else', () => {
	const told = asItStands(pack(), [{ ...news, kind: 'stop' }]);
	expect(told.cases[0]).toEqual({ ...pack().cases[0], state: 'stop', news: news.text });
	expect(asItStands(pack(), [{ ...news, caseId: 'somebody-else' }])).toEqual(pack());
	expect(asItStands(pack(), undefined)).toEqual(pack());
});

test('asItStands shows no sentence of before beside news whose own could not be read', () => {
	const { news: _before, ...rest } = pack().cases[0]!;
	expect(asItStands(pack(), [{ ...news, text: {} }]).cases[0]).toEqual({ ...rest, state: 'good-news' });
});

test('newsOf gives the last that was told of a case, and newsIn its sentence', () => {
	const last: CaseNews = { ...news, kind: 'stop', text: { nl: 'Stop.' } };
	expect(newsOf([news, last], 'ada-example')).toBe(last);
	expect(newsOf(undefined, 'ada-example')).toBeUndefined();
	expect([newsIn(last, 'en'), newsIn({ ...news, text: {} }, 'en')]).toEqual(['Stop.', undefined]);
});

test('hasRoomFor says no before a record grows beyond what devices take', () => {
	const long = (count: number) => Array.from({ length: count }, () => ({ ...news, text: { en: '한'.repeat(240) } }));
	expect([hasRoomFor(long(12)), hasRoomFor(long(30)), hasRoomFor(Array.from({ length: 41 }, () => news))]).toEqual([
		true,
		false,
		false
	]);
});
