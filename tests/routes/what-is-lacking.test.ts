import { expect, test } from 'vitest';
import { whatIsLacking } from '../../src/routes/what-is-lacking.ts';

const whole = { isSecureContext: true, localStorage: {}, indexedDB: {} };

test('whatIsLacking finds nothing in a browser that seals and keeps', () => {
	expect(whatIsLacking(whole)).toBeUndefined();
});

test('whatIsLacking names https first: nothing else works without it', () => {
	expect(whatIsLacking({ ...whole, isSecureContext: false, indexedDB: undefined })).toBe('https');
});

test('whatIsLacking names the storage where it is blocked, thrown or absent', () => {
	const blocked = {
		...whole,
		get localStorage(): unknown {
			throw new DOMException('Access is denied for this document.', 'SecurityError');
		}
	};
	expect(whatIsLacking(blocked)).toBe('storage');
	expect(whatIsLacking({ ...whole, indexedDB: undefined })).toBe('storage');
	expect(whatIsLacking({ ...whole, localStorage: null })).toBe('storage');
});
