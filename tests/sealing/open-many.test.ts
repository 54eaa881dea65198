import { expect, test } from 'vitest';
import { openMany } from '#lib/sealing/open-many.ts';
import { sealItem } from '#lib/sealing/seal.ts';
import { aLetter, organiser, recipients } from '../support/people.ts';

/** Like some browsers, Node has no module workers, so everything is opened in this thread. */
async function sealedLetters(count: number) {
	return Promise.all(
		Array.from({ length: count }, async () => {
			const item = aLetter();
			const sealed = await sealItem(item, recipients);
			if (sealed.kind !== 'sealed') throw new Error(sealed.kind);
			return { sealed: sealed.bytes, outside: item };
		})
	);
}

test('openMany opens one after the other where there are no workers, and tells how far it is', async () => {
	const items = await sealedLetters(3);
	items[1] = { ...items[1]!, sealed: new Uint8Array(9) };
	const steps: number[] = [];
	const opened = await openMany(items, organiser.identity, { onProgress: (done) => steps.push(done) });
	expect(opened.map((each) => each?.kind)).toEqual(['opened', 'unreadable', 'opened']);
	expect(steps).toEqual([1, 2, 3]);
});

test('openMany stops when told to and gives back what was opened', async () => {
	const stop = new AbortController();
	const opened = await openMany(await sealedLetters(3), organiser.identity, {
		signal: stop.signal,
		onProgress: () => stop.abort()
	});
	expect(opened.map((each) => each?.kind)).toEqual(['opened', undefined, undefined]);
	expect(await openMany(await sealedLetters(1), organiser.identity, { signal: AbortSignal.abort() })).toEqual([undefined]);
});

test('openMany of nothing gives nothing', async () => {
	expect(await openMany([], organiser.identity)).toEqual([]);
});
