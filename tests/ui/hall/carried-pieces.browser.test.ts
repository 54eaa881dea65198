import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { lacks } from '#lib/domain/hall/readiness.ts';
import FileDrop from '#lib/ui/basic/FileDrop.svelte';
import HallSigns from '#lib/ui/hall/HallSigns.svelte';
import RollList from '#lib/ui/desk/RollList.svelte';
import { fileWords } from '../../../src/routes/organise/file-words.ts';
import { missingInWords, standingInWords } from '../../../src/routes/organise/roll-words.ts';

const aFile = () => new File(['letters'], 'a.letters');

test('FileDrop takes several files dropped anywhere on the page, and nothing else that is dragged', async () => {
	const onfiles = vi.fn();
	const screen = await render(FileDrop, { choose: 'Take in a file', drop: 'Let go', isBusy: false, onfiles });
	const dragged = new DataTransfer();
	dragged.items.add(aFile());
	dragged.items.add(aFile());
	window.dispatchEvent(new DragEvent('dragenter', { dataTransfer: dragged }));
	await expect.element(screen.getByText('Let go')).toBeVisible();
	const drop = new DragEvent('drop', { dataTransfer: dragged, cancelable: true });
	window.dispatchEvent(drop);
	expect(drop.defaultPrevented).toBe(true);
	expect(onfiles.mock.calls[0]?.[0]).toHaveLength(2);
	await expect.element(screen.getByText('Let go')).not.toBeInTheDocument();
	window.dispatchEvent(new DragEvent('drop', { dataTransfer: new DataTransfer(), cancelable: true }));
	expect(onfiles).toHaveBeenCalledTimes(1);
});

test('FileDrop takes the same file again, and any ending', async () => {
	const onfiles = vi.fn();
	const screen = await render(FileDrop, { choose: 'Take in a file', drop: 'Let go', isBusy: false, onfiles });
	const input = screen.container.querySelector('input');
	if (!input) throw new Error('no field');
	expect([input.multiple, input.accept]).toEqual([true, '']);
	for (let times = 0; times < 2; times++) {
		const chosen = new DataTransfer();
		chosen.items.add(aFile());
		input.files = chosen.files;
		input.dispatchEvent(new Event('change', { bubbles: true }));
	}
	expect(onfiles).toHaveBeenCalledTimes(2);
});

test('HallSigns says how to mend each thing that is missing, and what is well', async () => {
	const onagain = vi.fn();
	const screen = await render(HallSigns, { lacks: ['kept', 'clock'], memory: 'unknown', onagain });
	await expect.element(screen.getByText('2 things to mend before the day.')).toBeVisible();
	await expect.element(screen.getByText(/Put the app on the home screen/)).toBeVisible();
	await expect.element(screen.getByText('There is room for many letters.')).toBeVisible();
	await expect.element(screen.getByText('The clock is right.')).not.toBeInTheDocument();
	await screen.getByRole('button', { name: 'Look again' }).click();
	expect(onagain).toHaveBeenCalledOnce();
	await screen.rerender({ lacks: [], isClockUnknown: true });
	await expect.element(screen.getByText('This device is ready for the hall.')).toBeVisible();
	await expect.element(screen.getByText(/The clock is not compared yet/)).toBeVisible();
	await screen.rerender({ lacks: undefined });
	await expect.element(screen.getByText('Looking at this device…')).toBeVisible();
	await screen.rerender({ lacks: [...lacks] });
	expect(screen.container.querySelectorAll('li.lacking')).toHaveLength(lacks.length);
});

test('RollList shows each device with what is missing and what it lacks', async () => {
	const row = { where: 'Table 3', state: 'safe' as const, text: '12 of 14 still out.', fine: 'Last heard 12:00' };
	const rows = [{ id: 'a', ...row, missing: 'Missing: numbers 3 to 14.', lacks: 'Lacks: space.' }];
	const screen = await render(RollList, { rows, label: 'At the tables' });
	await expect.element(screen.getByText('12 of 14 still out. Missing: numbers 3 to 14.')).toBeVisible();
	await expect.element(screen.getByText('Lacks: space.')).toBeVisible();
});

test('fileWords counts new and known items, and asks for a person only where one is needed', () => {
	const taken = { kind: 'taken-in', facts: 0, factsNotRead: 0, added: 12, known: 3, conflicts: 0 } as const;
	expect(fileWords(taken)).toEqual({ isWell: true, text: '12 items taken in. 3 were here already.' });
	expect(fileWords({ ...taken, added: 0 })).toEqual({ isWell: true, text: '3 were here already.' });
	expect(fileWords({ ...taken, conflicts: 1 }).isWell).toBe(false);
	expect(fileWords({ ...taken, added: 0, known: 0, facts: 2 }).text).toBe('2 new decisions of organisers are in it.');
	expect(fileWords({ ...taken, factsNotRead: 1 })).toMatchObject({
		isWell: false,
		text: expect.stringContaining('not taken') as string
	});
	expect(fileWords({ kind: 'refused', because: 'other-event' }).text).toMatch(/another event/);
	expect(fileWords({ kind: 'not-saved', because: 'storage-full' }).text).toMatch(/nothing of it was taken in/);
});

test('the roll-call says which numbers are missing, unless all are', () => {
	const entry = { device: 'a', table: '3', handedIn: 14, arrived: 3, stillOut: 11, lastSeenAtMs: 0, standing: 'out' as const };
	const missing: [number, number][] = [
		[3, 4],
		[6, 14]
	];
	expect(standingInWords(entry)).toBe('11 of 14 still out.');
	expect(missingInWords({ ...entry, missing: [...missing, [20, 20]] })).toBe('Missing: numbers 3 to 4, 6 to 14, 20.');
	expect(missingInWords({ ...entry, arrived: 0, missing })).toBeUndefined();
	expect(standingInWords({ ...entry, standing: 'lost' })).toBe('Its storage was lost. 11 items will not come.');
});
