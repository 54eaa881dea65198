import { expect, test } from 'vitest';
import { Desk } from '#lib/desk/desk.svelte.ts';
import type { FilePlace, Written } from '#lib/desk/print/file-place.ts';
import type { PrintedVolume, RunOrder, VolumePrinter } from '#lib/desk/print/print-run.svelte.ts';
import { volumesOf } from '#lib/domain/print/volumes.ts';
import { aDeskDevice, anEventOnServer, openedOn } from '../../support/desks.ts';
import { aLetter, anId } from '../../support/people.ts';
import { useOwnServer } from '../../support/own-server.ts';

useOwnServer();

/** Two files of one letter each. */
const volumes = volumesOf(
	['one', 'two'].map((caseId) => aLetter({ id: anId(), caseId })),
	{ caseOrder: ['one', 'two'], isPerCase: true }
);
const itemIds = volumes.flatMap(({ items }) => items.map(({ id }) => id));

/** A place in memory. `say` decides how writing that file ends. */
function aPlace(say: (name: string) => Written = () => ({ kind: 'saved' })) {
	const files = new Map<string, string>();
	const place: FilePlace = {
		kind: 'picked',
		open(name) {
			let bytes = '';
			return {
				take: (part) => void (bytes += new TextDecoder().decode(part)),
				close: () => {
					const written = say(name);
					if (written.kind === 'saved') files.set(name, bytes);
					return Promise.resolve(written);
				}
			};
		}
	};
	return { place, files };
}

/** Prints each letter as its id. `say` stands in for a file that ends differently. */
function aPrinter(say: (number: number) => PrintedVolume | undefined | Promise<PrintedVolume | undefined> = () => undefined) {
	let isOpen = false;
	const printer: VolumePrinter = {
		async print({ items, number }, { onPart, onProgress, signal }) {
			onProgress({ done: items.length, total: items.length, pages: items.length });
			const told = await say(number);
			if (signal.aborted) return { kind: 'cancelled' };
			if (told) return told;
			const printed = items.map(({ id }) => id);
			onPart(new TextEncoder().encode(printed.join()));
			return { kind: 'printed', pages: items.length, printed, held: [], missing: [] };
		},
		close: () => (isOpen = false)
	};
	return { openPrinter: () => ((isOpen = true), printer), isOpen: () => isOpen };
}

async function aRun() {
	const device = aDeskDevice();
	const { open } = await openedOn(device, await anEventOnServer());
	const desk = new Desk(device.parts, open);
	const order = (change: Partial<RunOrder> = {}): RunOrder => ({
		...{ volumes, what: 'letters', again: [], openPrinter: aPrinter().openPrinter, place: aPlace().place },
		nameOf: ({ number }) => `file-${number}`,
		...change
	});
	return { ...device, desk, run: desk.printRun, batches: desk.batches, order };
}

test('PrintRun.print saves file after file and notes them as one batch', async () => {
	const { run, batches, order } = await aRun();
	const [{ place, files }, printer] = [aPlace(), aPrinter()];
	await run.print(order({ place, openPrinter: printer.openPrinter }));
	expect([...files]).toEqual([
		['file-1', itemIds[0]],
		['file-2', itemIds[1]]
	]);
	expect(run.state).toMatchObject({ kind: 'saved', of: 2, files: [{ name: 'file-1', pages: 1 }, { name: 'file-2' }], held: [] });
	expect(batches.list).toMatchObject([{ itemIds, what: 'letters', pages: 2, state: 'made' }]);
	expect(printer.isOpen()).toBe(false);
});

test('PrintRun shows how far it is, and begins no second run meanwhile', async () => {
	const { run, order } = await aRun();
	const { promise, resolve: goOn } = Promise.withResolvers<undefined>();
	const printing = run.print(order({ openPrinter: aPrinter(() => promise).openPrinter }));
	expect(run.state).toMatchObject({ kind: 'under-way', file: 1, of: 2, progress: { done: 1, total: 2, pages: 1 } });
	const other = aPrinter();
	await run.print(order({ openPrinter: other.openPrinter }));
	expect(run.state.kind).toBe('under-way');
	goOn(undefined);
	await printing;
	expect(run.state.kind).toBe('saved');
});

test('PrintRun.cancel keeps the files that were saved, and notes only what is in them', async () => {
	const { run, batches, order } = await aRun();
	const printer = aPrinter((number) => (number === 2 ? (run.cancel(), undefined) : undefined));
	const { place, files } = aPlace();
	await run.print(order({ place, openPrinter: printer.openPrinter }));
	expect([[...files.keys()], run.state]).toMatchObject([['file-1'], { kind: 'saved', stop: 'cancelled', of: 2 }]);
	expect(batches.list).toMatchObject([{ itemIds: [itemIds[0]] }]);
});

test.each([
	['the disk is full', { kind: 'disk-full' }, 'disk-full'],
	['the place takes nothing', { kind: 'not-writable' }, 'not-writable']
] as const)('PrintRun stops when %s, and makes no batch of nothing', async (_what, written, why) => {
	const { run, batches, order } = await aRun();
	await run.print(order({ place: aPlace(() => written).place }));
	expect([run.state, batches.list]).toEqual([{ kind: 'stopped', why }, []]);
});

test('PrintRun says that the worker broke, and closes it', async () => {
	const { run, order } = await aRun();
	const printer = aPrinter(() => Promise.reject(new Error('the worker broke')));
	await run.print(order({ openPrinter: printer.openPrinter }));
	expect([run.state, printer.isOpen()]).toEqual([{ kind: 'stopped', why: 'broken' }, false]);
});

test('PrintRun tells which items were held, and that nothing was left to print', async () => {
	const { run, order } = await aRun();
	const held = (number: number) => ({ kind: 'held', id: itemIds[number - 1]!, reason: 'address' }) as const;
	await run.print(order({ openPrinter: aPrinter((number) => ({ kind: 'nothing', held: [held(number)] })).openPrinter }));
	expect(run.state).toEqual({ kind: 'nothing', held: [held(1), held(2)] });
	run.settle();
	expect(run.state).toEqual({ kind: 'rest' });
});

test('PrintRun.mark and takeBack say it of the batch, and the run follows what other desks say of it', async () => {
	const { run, batches, order } = await aRun();
	await run.print(order());
	run.settle();
	expect(run.state.kind).toBe('saved');
	await run.mark();
	expect([run.state.kind, batches.list[0]?.state]).toEqual(['marked', 'printed']);
	await batches.takeBack(batches.list[0]!.id, 'all');
	expect(run.state.kind).toBe('rest');
	await run.print(order());
	await run.takeBack();
	expect([run.state.kind, batches.list.map(({ state }) => state)]).toEqual(['rest', ['taken-back', 'taken-back']]);
});

test('PrintRun keeps its files when their batch cannot be noted on this device', async () => {
	const { run, database, order } = await aRun();
	database.close({ disableAutoOpen: true });
	await run.print(order());
	expect(run.state).toMatchObject({ kind: 'saved', batch: undefined, files: [{ name: 'file-1' }, { name: 'file-2' }] });
	await run.mark();
	expect(run.state).toEqual({ kind: 'rest' });
});

test('PrintRun.print notes labels, envelopes and covers as no batch, and asks nothing about them', async () => {
	const { run, batches, order } = await aRun();
	for (const what of ['labels', 'envelopes', 'covers'] as const) {
		await run.print(order({ what }));
		expect(run.state).toMatchObject({ kind: 'saved', isBatch: false, batch: undefined });
		expect(batches.list).toEqual([]);
		await run.mark();
		expect(run.state.kind).toBe('rest');
	}
});
