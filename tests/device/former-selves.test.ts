import { expect, test } from 'vitest';
import { formerSelves } from '#lib/device/former-selves.ts';

function signs(of: Record<string, string> = {}): Pick<Storage, 'getItem' | 'setItem'> {
	return { getItem: (key) => of[key] ?? null, setItem: (key, value) => void (of[key] = value) };
}

test('formerSelves tells the pseudonyms that went with a cleared storage, in each event apart', () => {
	const kept = signs();
	expect(formerSelves('K7M3QD', 'one', kept)).toEqual([]);
	expect(formerSelves('K7M3QD', 'one', kept)).toEqual([]);
	expect(formerSelves('K7M3QD', 'two', kept)).toEqual(['one']);
	expect(formerSelves('K7M3QD', 'three', kept)).toEqual(['one', 'two']);
	expect(formerSelves('7KQ2MB', 'three', kept)).toEqual([]);
});

test('formerSelves stays short, and quiet where a browser refuses', () => {
	const kept = signs();
	for (let at = 0; at < 40; at++) expect(formerSelves('K7M3QD', String(at), kept).length).toBeLessThanOrEqual(20);
	const refusing = {
		getItem: () => {
			throw new DOMException('no');
		},
		setItem: () => undefined
	};
	expect(formerSelves('K7M3QD', 'one', refusing)).toEqual([]);
});
