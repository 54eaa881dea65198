import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeCase, removeCase } from '#lib/domain/pack/making/change-cases.ts';
import { readyPack } from '#lib/domain/pack/making/ready-pack.ts';
import { takeApart } from '#lib/domain/pack/making/take-apart.ts';
import { theirChanges, withMet, withSettled, withTheirs, type TheirChange } from '#lib/domain/pack/making/their-changes.ts';
import type { PackInTheMaking } from '#lib/domain/pack/making/unfinished.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { aPackOfVersion2, type LoosePack } from '../../../support/pack-of-version-2.ts';
import { aMaking, spoiledPacks } from '../../../support/spoiled-packs.ts';

function aPack(change: (pack: LoosePack) => void = () => {}): Pack {
	const written = aPackOfVersion2();
	change(written);
	const parsed = parsePack(JSON.stringify(written));
	if (parsed.kind === 'malformed') throw new Error(parsed.problem);
	return parsed.value;
}
const base = aPack();
const line = (text: string) => ({ en: text, nl: text });
const theirs = aPack(({ cases: [ada] }) => Object.assign(ada!, { line: line('Theirs') }));
const mineWith = (text: string) => changeCase(aMaking(), 'ada-example', (entry) => ({ ...entry, line: line(text) }));
const short = (changes: TheirChange[]) =>
	changes.map((each) =>
		each.kind === 'pack' ? each.fields.join() : [each.entry.id, each.isNew, each.isMineToo, each.fields.join()]
	);

test('theirChanges finds nothing where nobody published, whatever was typed', () => {
	fc.assert(
		fc.property(spoiledPacks, (mine) => {
			expect(theirChanges({ base, theirs: base }, mine)).toEqual([]);
		}),
		{ numRuns: 200 }
	);
});

test('theirChanges tells a case that only they changed from one that was changed here too', () => {
	expect(short(theirChanges({ base, theirs }, aMaking()))).toEqual([['ada-example', false, false, 'line']]);
	expect(short(theirChanges({ base, theirs }, mineWith('Mine')))).toEqual([['ada-example', false, true, 'line']]);
	expect(theirChanges({ base, theirs }, mineWith('Theirs'))).toEqual([]);
	expect(short(theirChanges({ base, theirs }, removeCase(aMaking(), 'ada-example')))).toEqual([
		['ada-example', false, true, 'line']
	]);
});

test('theirChanges names a case that they added, and not one that they closed because it was taken out', () => {
	const added = aPack((pack) => pack.cases.push({ ...pack.cases[0]!, id: 'bo', number: 2 }));
	expect(short(theirChanges({ base, theirs: added }, aMaking()))).toEqual([['bo', true, false, '']]);
	const closed = aPack((pack) => pack.cases.push({ ...pack.cases[0]!, id: 'bo', number: 2, state: 'retired' }));
	expect(theirChanges({ base, theirs: closed }, aMaking())).toEqual([]);
});

test('withTheirs takes their case or what their pack says of itself, and touches nothing else', () => {
	const both = aPack((pack) => {
		Object.assign(pack.cases[0]!, { line: line('Theirs') });
		Object.assign(pack, { title: line('Their title'), deadline: '2027-02-28' });
	});
	const mine: PackInTheMaking = { ...mineWith('Mine'), year: 2030 };
	const [ofPack, ofCase] = theirChanges({ base, theirs: both }, mine) as [TheirChange, TheirChange];
	expect(withTheirs(mine, both, ofCase)).toEqual({ ...mine, cases: takeApart(both).cases });
	expect(withTheirs(mine, both, ofPack)).toEqual({ ...mine, title: line('Their title'), deadline: '2027-02-28' });
});

test('withSettled asks no more about what was decided, whichever was taken, and all of theirs gives their pack', () => {
	const published = aPack((pack) => {
		pack.cases.push({ ...pack.cases[0]!, id: 'bo', number: 2 });
		Object.assign(pack.cases[0]!, { line: line('Theirs') });
		Object.assign(pack, { title: line('Their title') });
	});
	fc.assert(
		fc.property(fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), (choices) => {
			let [mine, known] = [mineWith('Mine'), base];
			for (const isTheirs of choices) {
				const [next] = theirChanges({ base: known, theirs: published }, mine);
				if (isTheirs) mine = withTheirs(mine, published, next!);
				known = withSettled(known, published, next!);
			}
			expect(theirChanges({ base: known, theirs: published }, mine)).toEqual([]);
			if (choices.every(Boolean)) expect(readyPack(mine)).toMatchObject({ kind: 'ready', pack: published });
		})
	);
});

test('withMet takes what was published from here as known, so that what is typed afterwards is nobody else’s change', () => {
	const mine = mineWith('Theirs');
	const met = withMet({ base, theirs }, mine);
	expect(theirChanges({ base: met, theirs }, mineWith('Typed afterwards'))).toEqual([]);
	expect(theirChanges({ base: withMet({ base, theirs }, mineWith('Mine')), theirs }, mineWith('Mine'))).toHaveLength(1);
});
