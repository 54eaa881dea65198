import { expect, test, vi } from 'vitest';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { autosave, leaveWhenHidden } from '#lib/device/autosave.ts';
import { openDraft, saveDraft, type SavedDraft } from '#lib/device/drafts.ts';
import type { LastWords } from '#lib/device/last-words.ts';
import { aJoinedDevice, HandTurnedClock } from '../support/device.ts';
import { aDraft } from '../support/people.ts';

const settled = () => new Promise((settle) => setTimeout(settle));

function aSaver(save?: (draft: Draft) => Promise<SavedDraft>) {
	const clock = new HandTurnedClock();
	const draft = aDraft({ blocks: [''] });
	const saves: { blocks: string[]; revision: number; atMs: number }[] = [];
	const keep = (given: Draft): Promise<SavedDraft> => {
		saves.push({ blocks: [...given.blocks], revision: given.revision, atMs: clock.elapsedMs() });
		return save ? save(given) : Promise.resolve({ kind: 'saved', revision: given.revision + 1 });
	};
	const saver = autosave({ read: () => draft, save: keep, clock });
	const write = (text: string) => {
		draft.blocks = [text];
		saver.changed();
	};
	return { clock, draft, saver, saves, write };
}

test('autosave saves after a pause of 400 ms, once for many keys', async () => {
	const { clock, saves, write } = aSaver();
	for (const text of ['a', 'ab', 'abc']) {
		write(text);
		clock.turn(100);
	}
	expect(saves).toEqual([]);
	clock.turn(300);
	await settled();
	expect(saves).toEqual([{ blocks: ['abc'], revision: 0, atMs: 600 }]);
});

test('autosave costs at most two seconds of typing, also when somebody never pauses', async () => {
	const { clock, saves, write } = aSaver();
	for (let key = 0; key < 100; key++) {
		write(`${key}`);
		clock.turn(100);
		await settled();
	}
	const gaps = saves.map(({ atMs }, at) => atMs - (saves[at - 1]?.atMs ?? 0));
	expect(Math.max(...gaps)).toBeLessThanOrEqual(1_600);
	expect(saves.map(({ revision }) => revision)).toEqual(saves.map((_, at) => at));
});

test('autosave serialises its saves: the next one knows the revision of the first', async () => {
	const gate = Promise.withResolvers<void>();
	const { saver, saves, write } = aSaver(async ({ revision }) => (await gate.promise, { kind: 'saved', revision: revision + 1 }));
	write('a');
	const first = saver.flush();
	await settled();
	write('b');
	const second = saver.flush();
	await settled();
	expect(saves).toHaveLength(1);
	gate.resolve();
	expect([await first, await second]).toEqual([
		{ kind: 'saved', revision: 1 },
		{ kind: 'saved', revision: 2 }
	]);
	expect(saves.map(({ revision }) => revision)).toEqual([0, 1]);
	expect(saver.revision).toBe(2);
});

test('autosave tries again by itself when the storage was full', async () => {
	let isFull = true;
	const { clock, saver, saves, write } = aSaver(({ revision }) =>
		Promise.resolve(isFull ? { kind: 'not-saved', because: 'storage-full' } : { kind: 'saved', revision: revision + 1 })
	);
	write('a');
	expect(await saver.flush()).toEqual({ kind: 'not-saved', because: 'storage-full' });
	isFull = false;
	clock.turn(5_000);
	await settled();
	expect(saves).toHaveLength(2);
	expect(saver.revision).toBe(1);
});

const ended: SavedDraft[] = [{ kind: 'handed-in' }, { kind: 'gone' }, { kind: 'changed-elsewhere', id: 'another' }];
test.each(ended)('autosave stops when the draft is $kind', async (outcome) => {
	const { clock, saver, saves, write } = aSaver(() => Promise.resolve(outcome));
	write('a');
	await saver.flush();
	write('b');
	clock.turn(10_000);
	expect(await saver.flush()).toEqual(outcome);
	expect(saves).toHaveLength(1);
});

test('stop saves nothing further', async () => {
	const { clock, saver, saves, write } = aSaver();
	write('a');
	saver.stop();
	clock.turn(10_000);
	await saver.flush();
	expect(saves).toEqual([]);
});

function aSaverWithLastWords() {
	const lastWords = { prepare: vi.fn(() => Promise.resolve()), note: vi.fn(), forget: vi.fn() } satisfies LastWords;
	const gate = Promise.withResolvers<void>();
	const draft = aDraft({ blocks: ['typed'] });
	const save = async (given: Draft): Promise<SavedDraft> => (await gate.promise, { kind: 'saved', revision: given.revision + 1 });
	const saver = autosave({ read: () => draft, save, clock: new HandTurnedClock(), lastWords });
	return { saver, lastWords, draft, finish: gate.resolve };
}

test('autosave writes down at once what is not saved when the page is left, and forgets it when it is', async () => {
	const { saver, lastWords, draft, finish } = aSaverWithLastWords();
	saver.changed();
	saver.leave();
	expect(lastWords.note).toHaveBeenCalledExactlyOnceWith({ ...draft, revision: 0 });
	await settled();
	saver.leave();
	expect(lastWords.note).toHaveBeenCalledTimes(2);
	expect(lastWords.forget).not.toHaveBeenCalled();
	finish();
	await saver.flush();
	expect(lastWords.forget).toHaveBeenCalledOnce();
});

test('autosave writes nothing down when everything is saved, or the sheet is not its own any more', async () => {
	const { saver, lastWords, finish } = aSaverWithLastWords();
	finish();
	saver.leave();
	saver.changed();
	await saver.flush();
	saver.leave();
	saver.changed();
	saver.stop();
	saver.leave();
	expect(lastWords.note).not.toHaveBeenCalled();
});

test('leaveWhenHidden leaves when the page is hidden, frozen or left, and not when it is seen', () => {
	const [page, view] = [Object.assign(new EventTarget(), { visibilityState: 'visible' }), new EventTarget()];
	const leave = vi.fn();
	const end = leaveWhenHidden({ leave }, page as unknown as Document, view as unknown as Window);
	page.dispatchEvent(new Event('visibilitychange'));
	expect(leave).not.toHaveBeenCalled();
	page.visibilityState = 'hidden';
	for (const type of ['visibilitychange', 'freeze']) page.dispatchEvent(new Event(type));
	for (const type of ['pagehide', 'beforeunload']) view.dispatchEvent(new Event(type));
	expect(leave).toHaveBeenCalledTimes(4);
	end();
	view.dispatchEvent(new Event('pagehide'));
	expect(leave).toHaveBeenCalledTimes(4);
});

test('autosave over the real device leaves the last words on it', async () => {
	const { database, clock, sitting } = await aJoinedDevice();
	const draft = aDraft({ sittingId: sitting.id });
	const saver = autosave({ read: () => draft, save: (given) => saveDraft(database, given, clock), clock });
	for (const word of ['one', 'two', 'three']) {
		draft.blocks = [word];
		saver.changed();
		await saver.flush();
	}
	expect(await openDraft(database, draft.id)).toMatchObject({ blocks: ['three'], revision: 3 });
});
