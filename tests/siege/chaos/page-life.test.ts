import { expect, test } from 'vitest';
import { isOfKilledPage, partOf } from './page-life.ts';

const closed = () => new DOMException('the storage was closed', 'AbortError');
const nextTurn = () => new Promise((settle) => setImmediate(settle));
/** What is heard of a failure that comes later, in a page that is killed meanwhile or not. */
const heard = (isKilled: boolean, failure: unknown) => {
	const life = { isGone: false };
	const later = partOf(life, async () => {
		await nextTurn();
		return isOfKilledPage(failure);
	});
	life.isGone = isKilled;
	return later;
};

test('isOfKilledPage passes over what a closed storage says in a page that was killed, and in no other', async () => {
	expect(await heard(true, closed())).toBe(true);
	expect(await heard(false, closed())).toBe(false);
	expect(isOfKilledPage(closed())).toBe(false);
});

test('isOfKilledPage passes over no other failure, wherever it comes from', async () => {
	expect(await heard(true, new TypeError('a bug'))).toBe(false);
	expect(await heard(true, 'AbortError')).toBe(false);
});
