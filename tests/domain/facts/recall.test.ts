import { expect, test } from 'vitest';
import type { Fact } from '#lib/domain/facts/fact.ts';
import { holdsFor, holdsOfNoNews, itemsToHold, reachOf, type ItemsHere } from '#lib/domain/facts/recall.ts';
import { mergeReviews } from '#lib/domain/facts/review.ts';
import { sayPutAside, sayReleased, sayTakenBack } from '#lib/domain/facts/say-review.ts';
import type { CaseNews } from '#lib/domain/pack/case-news.ts';
import { itemPrints, mergeBatches } from '#lib/domain/print/print-batch.ts';
import { aDesk, aMade, aMark } from '../../support/facts.ts';
import { anId } from '../../support/people.ts';

const caseId = 'wendy-galarza';
const aNews = (kind: CaseNews['kind'] = 'good-news'): CaseNews => ({
	id: anId(),
	caseId,
	kind,
	text: {},
	at: '2026-12-10T14:05:00.000Z'
});
const letter = { id: anId(), caseId, kind: 'letter' } as const;
const card = { id: anId(), caseId, kind: 'card' } as const;
const ofOther = { id: anId(), caseId: 'zhang-zhan', kind: 'letter' } as const;

const known = (facts: readonly Fact[] = []): ItemsHere => ({
	items: [letter, card, ofOther],
	reviews: mergeReviews(facts),
	prints: itemPrints(mergeBatches(facts))
});
const toHold = (news: CaseNews, facts: readonly Fact[] = []) => itemsToHold(news, known(facts), facts);
const holding = (news: CaseNews, ids: string[], facts: readonly Fact[] = []) =>
	sayPutAside(ids, { kind: 'held', reason: 'other', news: news.id }, mergeReviews(facts), aDesk());

test('itemsToHold holds letters after good news and everything after a stop, and nothing of another case', () => {
	expect(toHold(aNews('good-news'))).toEqual([letter.id]);
	expect(toHold(aNews('stop'))).toEqual([letter.id, card.id]);
});

test('itemsToHold holds what is printed and leaves what is posted', () => {
	const made = aMade(aDesk(), { itemIds: [letter.id] });
	expect(toHold(aNews(), [made, aMark(made, 'printed')])).toEqual([letter.id]);
	expect(toHold(aNews(), [made, aMark(made, 'posted')])).toEqual([]);
});

test('itemsToHold holds each item once, and leaves released what somebody released since', () => {
	const news = aNews();
	const held = holding(news, [letter.id]);
	expect(toHold(news, held)).toEqual([]);
	const released = [...held, ...sayReleased([letter.id], mergeReviews(held), aDesk())];
	expect(toHold(news, released)).toEqual([]);
	expect(toHold(aNews(), released)).toEqual([letter.id]);
});

test('itemsToHold leaves what a person put aside as it is, and holds it once it is released', () => {
	const news = aNews();
	const aside = sayPutAside([letter.id], { kind: 'left-out', reason: 'test' }, mergeReviews([]), aDesk());
	expect(toHold(news, aside)).toEqual([]);
	expect(toHold(news, [...aside, ...sayReleased([letter.id], mergeReviews(aside), aDesk())])).toEqual([letter.id]);
});

test('holdsOfNoNews gives the facts of news that are told no more, unless they are taken back', () => {
	const [news, gone] = [aNews(), aNews()];
	const standing = holding(news, [letter.id]);
	const left = holding(gone, [card.id]);
	const facts: Fact[] = [
		...standing,
		...left,
		...sayPutAside([ofOther.id], { kind: 'held', reason: 'test' }, mergeReviews([]), aDesk())
	];
	expect(holdsOfNoNews([news], facts)).toEqual(left);
	expect(holdsOfNoNews([news], [...facts, ...sayTakenBack([left[0]!.id], aDesk())])).toEqual([]);
	expect(holdsFor(gone.id, facts)).toEqual(left);
});

test('reachOf names the paper that lies somewhere, what is in the post, and the cards that stay', () => {
	const posted = { ...letter, id: anId() };
	const [lies, gone] = [aMade(aDesk(), { itemIds: [letter.id] }), aMade(aDesk(), { itemIds: [posted.id] })];
	const facts = [lies, aMark(lies, 'printed'), gone, aMark(gone, 'posted')];
	const all = { ...known(facts), items: [letter, posted, card, ofOther] };
	expect(reachOf(aNews('good-news'), all)).toMatchObject({
		held: 1,
		printed: [{ batch: { id: lies.batch, state: 'printed' }, count: 1 }],
		posted: 1,
		stays: 1
	});
	expect(reachOf(aNews('stop'), all)).toMatchObject({ held: 2, posted: 1, stays: 0 });
});
