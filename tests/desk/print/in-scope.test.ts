import { expect, test } from 'vitest';
import { among, countCases, inParcels, inScope, leavesOf, ofKind } from '#lib/desk/print/in-scope.ts';
import type { Entry } from '#lib/desk/tray.svelte.ts';
import type { Item } from '#lib/domain/item.ts';
import { plainPrinter } from '#lib/domain/print/printer-setting.ts';
import { aCard, aLetter } from '../../support/builders.ts';

const anEntry = (id: string, change: Partial<Entry> = {}, item: Item = aLetter({ id })): Entry => ({
	row: { ...{ event: 'e', id, n: 1, seq: 1, device: 'd', digest: '', receivedAt: '', keyVersion: 1, state: 'opened' }, ...item },
	item: { ...item, id },
	isTaken: false,
	isPrinted: false,
	isPosted: false,
	...change
});
const entries = [
	anEntry('new'),
	anEntry('in-a-batch', { isTaken: true }),
	anEntry('printed', { isTaken: true, isPrinted: true }, aLetter({ id: 'printed', caseId: 'zhang-zhan' })),
	anEntry('card', {}, aCard({ id: 'card' }))
];
const ids = (found: Entry[]) => found.map(({ item }) => item.id);

test('inScope leaves out what any batch holds, unless everything or one batch is meant', () => {
	const nothing = { kind: 'letters', batchIds: [], caseIds: [] } as const;
	expect(ids(inScope(entries, { scope: 'unprinted', ...nothing }))).toEqual(['new', 'card']);
	expect(ids(inScope(entries, { scope: 'all', ...nothing }))).toHaveLength(4);
	expect(ids(inScope(entries, { ...nothing, scope: 'batch', batchIds: ['printed', 'elsewhere'] }))).toEqual(['printed']);
});

test('inScope keeps to the chosen cases, and none is all', () => {
	expect(ids(inScope(entries, { kind: 'letters', scope: 'all', batchIds: [], caseIds: ['zhang-zhan'] }))).toEqual(['printed']);
});

test('inScope wants labels, envelopes and covers until the letters that they go with are in the post', () => {
	const posted = anEntry('posted', { isTaken: true, isPrinted: true, isPosted: true });
	for (const kind of ['labels', 'envelopes', 'covers'] as const) {
		const wish = { kind, scope: 'unprinted', batchIds: [], caseIds: [] } as const;
		expect(ids(inScope([...entries, posted], wish))).toEqual(['new', 'in-a-batch', 'printed', 'card']);
	}
});

test('ofKind wants no label for a letter that goes in a parcel, and inParcels counts it', () => {
	const parcel = anEntry('parcel', {}, aLetter({ id: 'parcel', to: { lines: [] } }));
	for (const kind of ['labels', 'envelopes'] as const) expect(ids(ofKind([...entries, parcel], kind))).not.toContain('parcel');
	for (const kind of ['letters', 'covers'] as const) expect(ids(ofKind([...entries, parcel], kind))).toContain('parcel');
	expect([inParcels([...entries, parcel]), inParcels(entries)]).toEqual([1, 0]);
});

test('ofKind takes letters for labels and envelopes, and both kinds for covers', () => {
	expect(ids(ofKind(entries, 'cards'))).toEqual(['card']);
	for (const kind of ['letters', 'labels', 'envelopes'] as const) expect(ids(ofKind(entries, kind))).not.toContain('card');
	expect(ids(ofKind(entries, 'covers'))).toHaveLength(4);
	expect(countCases(entries)).toBe(2);
});

test('leavesOf leafs through letters one by one, cards by four, covers by cases', () => {
	const letters = Array.from({ length: 5 }, (_, at) => aLetter({ id: String(at), caseId: at < 2 ? 'one' : 'two' }));
	const sizes = (kind: Parameters<typeof leavesOf>[1]) => leavesOf(letters, kind, plainPrinter).map(({ length }) => length);
	expect(sizes('letters')).toEqual([1, 1, 1, 1, 1]);
	expect(sizes('cards')).toEqual([4, 1]);
	expect(sizes('covers')).toEqual([2, 3]);
});

test('leavesOf puts labels on the rest of a sheet that was begun, then on whole ones', () => {
	const letters = Array.from({ length: 30 }, (_, at) => aLetter({ id: String(at) }));
	const begun = { ...plainPrinter, labelSheet: 'l7160', labelStart: 20 } as const;
	expect(leavesOf(letters, 'labels', begun).map(({ length }) => length)).toEqual([2, 21, 7]);
	expect(leavesOf([], 'labels', begun)).toEqual([]);
});

test('among says whether an id is one of these', () => {
	const isMeant = among(['a', 'b']);
	expect(['a', 'c'].map(isMeant)).toEqual([true, false]);
});
