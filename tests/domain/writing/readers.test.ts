import { expect, test } from 'vitest';
import type { Case } from '#lib/domain/pack.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import { finish } from '#lib/domain/writing/finish.ts';
import { forReader, isPostSuspended, proposedReader, toReader } from '#lib/domain/writing/readers.ts';
import { coverCases } from '#lib/printing/cover-facts.ts';
import { aDraft } from '../../support/draft.ts';
import { aPackOfVersion2 } from '../../support/pack-of-version-2.ts';

const pack = packed();
const entry = pack.cases[0]!;
const [president, ombudsman, embassy] = entry.addressees;
const first = forReader(entry, president!, 'en');
const draft = aDraft({
	copyTo: first.copyTo,
	to: { lines: first.lines, salutation: 'Your Excellency,' },
	subject: 'Ada, en',
	closing: 'Yours faithfully,',
	blocks: ['My own words.']
});

test('forReader names no addressee for the first, and gives the address of who gets a copy', () => {
	expect(first).toEqual({
		addressee: undefined,
		copyTo: ['Please pass on to the President', 'c/o Embassy of Mexico', 'Street 2', 'The Hague', 'NETHERLANDS'],
		lines: ['The President', 'Palace 1', 'Mexico City', 'MEXICO']
	});
	expect(forReader(entry, embassy!, 'nl')).toMatchObject({ addressee: 'embassy', copyTo: undefined });
});

test('toReader turns address, salutation and subject to another addressee and back, and keeps what was written', () => {
	const person = { ...draft, ...toReader(draft, entry, 'ada') };
	expect(person).toMatchObject({
		addressee: 'ada',
		copyTo: undefined,
		to: { lines: ['Ada Example', 'Prison 1', 'MEXICO'], salutation: 'Dear Ada,' },
		closing: 'Warm wishes,',
		blocks: ['My own words.']
	});
	expect({ ...person, ...toReader(person, entry, 'president') }).toEqual({
		...{ ...draft, addressee: undefined },
		to: { ...draft.to, greeting: draft.to.salutation }
	});
});

test('toReader leaves a salutation and a closing that the writer put in place of ours', () => {
	const own = { ...draft, to: { ...draft.to, salutation: 'Hello,' }, closing: 'Bye,' };
	expect(toReader(own, entry, 'ombudsman')).toMatchObject({ to: { salutation: 'Hello,' }, closing: 'Bye,' });
});

test('finish says in the item which addressee it is for and who gets a copy, and nothing of it for a card', () => {
	const itemOf = (change: object) => {
		const finished = finish({ ...draft, ...change }, { keyVersion: 1 });
		return finished.kind === 'finished' ? finished.item : undefined;
	};
	expect(itemOf(toReader(draft, entry, 'ombudsman'))).toMatchObject({ addressee: 'ombudsman', copyTo: first.copyTo });
	expect(itemOf({})).not.toHaveProperty('addressee');
	expect(itemOf({ kind: 'card', addressee: 'ombudsman' })).not.toHaveProperty('addressee');
	expect(itemOf({ kind: 'card' })).not.toHaveProperty('copyTo');
});

test('proposedReader proposes each as often as their weight, and never one without', () => {
	const counts = new Map<string, number>();
	for (let number = 0; number < 400; number++) {
		const { id } = proposedReader(entry, {}, `019b0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`);
		counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	expect(Object.fromEntries(counts)).toEqual({ president: 300, ombudsman: 100 });
});

test('proposedReader goes round a country to which no post goes, and gives the first when there is no other way', () => {
	const id = aDraft().id;
	expect(isPostSuspended(president!, pack)).toBe(true);
	expect(isPostSuspended(ombudsman!, pack)).toBe(false);
	expect(proposedReader(entry, pack, id).id).toBe('ombudsman');
	const without = (...ids: string[]): Case => ({
		...entry,
		addressees: entry.addressees.filter((each) => !ids.includes(each.id))
	});
	expect(proposedReader(without('ombudsman'), pack, id).id).toBe('embassy');
	expect(proposedReader(without('ombudsman', 'embassy'), pack, id).id).toBe('president');
});

test('coverCases says the way to each addressee of a case', () => {
	expect(coverCases(pack, 'en')['ada-example']).toMatchObject({
		...{ name: 'Ada Example', route: 'post', address: first.lines },
		others: {
			ombudsman: { route: 'bundle', address: ['Ombudsman', 'MEXICO'] },
			embassy: { route: 'embassy' },
			ada: { route: 'post' }
		}
	});
});

function packed() {
	const result = parsePack(JSON.stringify(aPackOfVersion2()));
	if (result.kind === 'malformed') throw new Error(result.problem);
	return result.value;
}
