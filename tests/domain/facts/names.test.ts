import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deedsOf, mayTakeBack, sayDeedTakenBack } from '#lib/domain/facts/deed.ts';
import { parseFact, type Fact } from '#lib/domain/facts/fact.ts';
import { mergeNames, namedIn } from '#lib/domain/facts/names.ts';
import type { NamedFact } from '#lib/domain/facts/name-fact.ts';
import { mergeReviews } from '#lib/domain/facts/review.ts';
import { mergeBatches } from '#lib/domain/print/print-batch.ts';
import { shortId } from '#lib/domain/short-id.ts';
import { aDesk, aHeld, aMade, aNamed } from '../../support/facts.ts';
import { aMomentMs } from '../../support/people.ts';

/** What opening these facts gave. */
const opened = (...named: [NamedFact, string][]) => Object.fromEntries(named.map(([{ id }, name]) => [id, name]));

test('mergeNames gives a device the last name that it said, also when its clock went back', () => {
	const mira = aDesk();
	const first = aNamed(mira);
	const second = aNamed({ ...mira, nowMs: aMomentMs - 3_600_000 }, [first]);
	const names = mergeNames([second, first], opened([first, 'Mira'], [second, 'Mira, stall 2']));
	expect([...names]).toEqual([[mira.device, { name: 'Mira, stall 2' }]]);
});

test('mergeNames tells two devices of one name apart, however it is written, and no others', () => {
	const [one, other, third] = [aNamed(), aNamed(), aNamed()];
	const names = mergeNames([one, other, third], opened([one, 'Renée'], [other, 'RENEE'], [third, 'Joris']));
	expect(names.get(one.device)).toEqual({ name: 'Renée', mark: shortId(one.device) });
	expect(names.get(other.device)).toEqual({ name: 'RENEE', mark: shortId(other.device) });
	expect(names.get(third.device)).toEqual({ name: 'Joris' });
});

test('mergeNames gives the name of before when one is taken back or cannot be opened, and none when all are', () => {
	const mira = aDesk();
	const first = aNamed(mira);
	const second = aNamed(mira, [first]);
	const both = opened([first, 'Mira'], [second, 'Myra']);
	expect(mergeNames([first, second], opened([first, 'Mira'])).get(mira.device)).toEqual({ name: 'Mira' });
	const [back] = sayDeedTakenBack(deedsOf([second])[0]!, aDesk());
	expect(mergeNames([first, second, back!], both).get(mira.device)).toEqual({ name: 'Mira' });
	const [backToo] = sayDeedTakenBack(deedsOf([first])[0]!, aDesk());
	expect(mergeNames([first, second, back!, backToo!], both).size).toBe(0);
});

test('mergeNames is the same in whatever order facts arrive and however often', () => {
	const [mira, joris] = [aDesk(), aDesk()];
	const one = aNamed(mira);
	const facts = [one, aNamed(mira, [one]), aNamed(joris)];
	const all: Fact[] = [...facts, ...sayDeedTakenBack(deedsOf([one])[0]!, joris)];
	const names = Object.fromEntries(facts.map(({ id }, at) => [id, `Name ${at}`]));
	fc.assert(
		fc.property(fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }), (shuffled) => {
			expect(new Map(mergeNames(shuffled, names))).toEqual(new Map(mergeNames(all, names)));
		})
	);
});

test('a name stands among what was done, can be taken back, and changes nothing of batches and letters', () => {
	const [named, made, held] = [aNamed(), aMade(), aHeld()];
	const facts: Fact[] = [named, made, held];
	const deed = deedsOf(facts).find(({ kind }) => kind === 'named')!;
	expect(deed).toMatchObject({ id: named.id, device: named.device, items: [], isPosted: false });
	expect(mayTakeBack(deed)).toBe(true);
	expect(mergeBatches(facts)).toEqual(mergeBatches([made, held]));
	expect(mergeReviews(facts)).toEqual(mergeReviews([made, held]));
	expect(namedIn([named, ...facts])).toEqual([named]);
});

test('parseFact takes a name that is sealed, and none in clear', () => {
	const named = aNamed();
	expect(parseFact(named)).toEqual({ kind: 'parsed', value: named });
	expect(parseFact({ ...named, name: 'Mira' }).kind).toBe('malformed');
	expect(parseFact({ ...named, sealed: btoa('Mira') }).kind).toBe('malformed');
	expect(parseFact({ ...named, turn: 0 }).kind).toBe('malformed');
});
