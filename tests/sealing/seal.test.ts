import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestItemBytes, sizeClassesBytes } from '#lib/domain/item-bounds.ts';
import type { Item } from '#lib/domain/item.ts';
import { largestSealedBytes } from '#lib/domain/wire/wire.ts';
import { sha256Hex } from '#lib/keys/bytes.ts';
import { encryptTo, decryptWith, openerOf } from '#lib/sealing/age.ts';
import { openItem } from '#lib/sealing/open.ts';
import { pad } from '#lib/sealing/pad.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { openCard, sealCard } from '#lib/sealing/seal-card.ts';
import { canSealHere } from '#lib/sealing/trial.ts';
import { sealItem } from '#lib/sealing/seal.ts';
import { installX25519Shim } from '#lib/sealing/x25519-shim.ts';
import { aLetter, anId, code, organiser, recipients, recovery } from '../support/people.ts';

const outsideOf = ({ event, id, caseId, kind, keyVersion }: Item) => ({ event, id, caseId, kind, keyVersion });

async function sealed(item: Item) {
	const result = await sealItem(item, recipients);
	if (result.kind !== 'sealed') throw new Error(result.kind);
	return result;
}

describe('pad', () => {
	test.each(sizeClassesBytes)('fills up to a class of %i bytes and no further', (size) => {
		const exact = pad('x'.repeat(size));
		expect(exact.kind === 'padded' && exact.bytes.length).toBe(size);
		const one = pad('x'.repeat(size - 1));
		expect(one.kind === 'padded' && one.bytes.at(-1)).toBe(0x20);
		const over = pad('x'.repeat(size + 1));
		expect(over.kind === 'padded' ? over.bytes.length : over.sizeBytes).toBe(size * 4 > largestItemBytes ? size + 1 : size * 4);
	});
	test('counts bytes of UTF-8, not characters', () => {
		const padded = pad('م'.repeat(2_100));
		expect(padded.kind === 'padded' && padded.bytes.length).toBe(16 * 1024);
	});
});

describe('sealItem', () => {
	test('opens for the organiser and for the recovery key, and for nobody else (I13)', async () => {
		const item = aLetter();
		const { bytes, digest } = await sealed(item);
		expect(digest).toBe(await sha256Hex(bytes));
		for (const { identity } of [organiser, recovery])
			expect(await openItem(bytes, identity, outsideOf(item))).toEqual({ kind: 'opened', item });
		const { generateX25519Identity } = await import('age-encryption');
		const stranger = await generateX25519Identity();
		expect(await openItem(bytes, stranger, outsideOf(item))).toEqual({ kind: 'unreadable', because: 'locked' });
		expect(new TextDecoder('latin1').decode(bytes)).not.toContain('Galarza');
	});

	test('gives two letters of different length the same size', async () => {
		const [short, long] = await Promise.all([
			sealed(aLetter({ paragraphs: ['Hi.'] })),
			sealed(aLetter({ paragraphs: ['x'.repeat(3_000)] }))
		]);
		expect(short.bytes.length).toBe(long.bytes.length);
	});

	test('refuses a letter of a megabyte as a value', async () => {
		expect(await sealItem(aLetter({ paragraphs: Array.from({ length: 20 }, () => 'x'.repeat(52_429)) }), recipients)).toEqual({
			kind: 'too-large'
		});
	});

	test('takes the largest letter, and it fits the wire', async () => {
		const item = aLetter({ paragraphs: [] });
		const room = largestItemBytes - new TextEncoder().encode(JSON.stringify(item)).length - 60;
		const paragraphs = Array.from({ length: 5 }, () => 'x'.repeat(Math.floor(room / 5) - 3));
		const { bytes } = await sealed({ ...item, paragraphs });
		expect(bytes.length).toBeLessThanOrEqual(largestSealedBytes);
	});

	test.each([
		['an emoji family', '👨‍👩‍👧‍👦 and 🏳️‍🌈'],
		['right-to-left overrides', 'abc \u202Egnp.exe\u202C \u2067مرحبا\u2069'],
		['Arabic with marks', 'السَّلَامُ عَلَيْكُم'],
		['a letter spelt two ways', 'é e\u0301'],
		['line feeds', 'one\ntwo'],
		['NUL written as text', '\\u0000']
	])('keeps %s sign by sign', async (_name, paragraph) => {
		const item = aLetter({ paragraphs: [paragraph] });
		expect(await openItem((await sealed(item)).bytes, organiser.identity, outsideOf(item))).toEqual({ kind: 'opened', item });
	});

	test('turns half an emoji into U+FFFD', async () => {
		const item = aLetter({ paragraphs: ['half \uD83D here'], from: { name: 'No\uDE00or' } });
		const opened = await openItem((await sealed(item)).bytes, organiser.identity, outsideOf(item));
		expect(opened).toMatchObject({ kind: 'opened', item: { paragraphs: ['half \uFFFD here'], from: { name: 'No\uFFFDor' } } });
	});

	test('keeps any text a writer can leave in a paragraph', async () => {
		const paragraph = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => !/[^\P{Cc}\n]/u.test(text));
		await fc.assert(
			fc.asyncProperty(paragraph, async (text) => {
				const item = aLetter({ paragraphs: [text.toWellFormed()] });
				expect(await openItem((await sealed(item)).bytes, organiser.identity, outsideOf(item))).toEqual({ kind: 'opened', item });
			}),
			{ numRuns: 25 }
		);
	});

	test('refuses an item that nobody could open as one', async () => {
		expect(await sealItem(aLetter({ paragraphs: [] }), recipients)).toMatchObject({ kind: 'malformed' });
		expect(await sealItem(aLetter({ paragraphs: ['a\u0000b'] }), recipients)).toMatchObject({ kind: 'malformed' });
	});

	test('throws rather than seal to nobody or to something else', async () => {
		await expect(sealItem(aLetter(), [])).rejects.toThrow();
		await expect(sealItem(aLetter(), ['age1nobody'])).rejects.toThrow();
	});
});

describe('openItem', () => {
	const item = aLetter();

	test.each([
		['event', 'AAAAAA'],
		['id', anId()],
		['caseId', 'another-case'],
		['kind', 'card'],
		['keyVersion', 2]
	] as const)('says that the %s disagrees with the outside (I14)', async (field, value) => {
		const { bytes } = await sealed(item);
		const opened = await openItem(bytes, organiser.identity, { ...outsideOf(item), [field]: value });
		expect(opened).toEqual({ kind: 'disagrees', because: field });
	});

	test('says unreadable when a byte was altered or bytes are missing', async () => {
		const { bytes } = await sealed(item);
		const altered = bytes.slice();
		altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
		for (const broken of [altered, bytes.slice(0, -1), bytes.slice(0, 60)])
			expect(await openItem(broken, organiser.identity, outsideOf(item))).toEqual({ kind: 'unreadable', because: 'locked' });
	});

	test('opens many side by side with one opener, each as by itself', async () => {
		const letters = Array.from({ length: 20 }, () => aLetter({ id: anId() }));
		const files = await Promise.all(letters.map(sealed));
		const foreign = await encryptTo([await recipientOf(recovery.identity)], new Uint8Array(4_096));
		const opener = await openerOf(organiser.identity);
		const outcomes = await Promise.all([
			...letters.map((letter, at) => openItem(files[at]!.bytes, opener, outsideOf(letter))),
			openItem(foreign, opener, outsideOf(item)),
			openItem(new Uint8Array(100), opener, outsideOf(item))
		]);
		expect(outcomes).toEqual([
			...letters.map((letter) => ({ kind: 'opened', item: letter })),
			{ kind: 'unreadable', because: 'locked' },
			{ kind: 'unreadable', because: 'not-age' }
		]);
	});

	test.each([new Uint8Array(), new TextEncoder().encode('<!doctype html>')])('says not-age for something else', async (bytes) => {
		expect(await openItem(bytes, organiser.identity, outsideOf(item))).toEqual({ kind: 'unreadable', because: 'not-age' });
	});

	test.each(['', 'no JSON', '{}', '[1]', JSON.stringify({ ...item, paragraphs: 'x' })])(
		'says not-an-item for a file that holds %.20s',
		async (text) => {
			const bytes = await encryptTo(recipients, new TextEncoder().encode(text));
			expect(await openItem(bytes, organiser.identity, outsideOf(item))).toEqual({ kind: 'unreadable', because: 'not-an-item' });
		}
	);

	test.each([
		['version', { ...item, v: 2 }],
		['field', { ...item, tone: 'calm' }],
		['field far below', { ...item, from: { ...item.from, pronouns: 'they' } }],
		['kind', { ...item, kind: 'petition' }]
	])('says newer-app for an item with a %s that it does not know, and guesses nothing', async (_what, newer) => {
		const bytes = await encryptTo(recipients, new TextEncoder().encode(JSON.stringify(newer)));
		expect(await openItem(bytes, organiser.identity, outsideOf(item))).toEqual({ kind: 'unreadable', because: 'newer-app' });
	});
});

describe('the age command', () => {
	const age = process.env.AGE_BIN ?? '/usr/bin/age';

	test('opens what sealItem sealed, and what it sealed opens here', async () => {
		if (!existsSync(age))
			throw new Error(
				`This test needs the age command at ${age}: install it (Debian: apt-get install age), or name it in AGE_BIN.`
			);
		const folder = mkdtempSync(join(tmpdir(), 'writing-table-age-'));
		try {
			const item = aLetter({ paragraphs: ['مرحبا 👋'] });
			const [letter, key, back] = ['letter.age', 'key.txt', 'back.age'].map((name) => join(folder, name));
			writeFileSync(letter!, (await sealed(item)).bytes);
			writeFileSync(key!, organiser.identity + '\n', { mode: 0o600 });
			const { stdout } = await promisify(execFile)(age, ['-d', '-i', key!, letter!]);
			expect(JSON.parse(stdout)).toEqual(item);
			expect(Buffer.byteLength(stdout)).toBe(4096);
			await promisify(execFile)(age, ['-r', recipients[0]!, '-o', back!, key!]);
			const { readFileSync } = await import('node:fs');
			expect(await decryptWith(organiser.identity, readFileSync(back!))).toMatchObject({ kind: 'decrypted' });
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});

test('recipientOf gives the public half that the manifest carries', async () => {
	expect(await recipientOf(organiser.identity)).toMatch(/^age1[02-9ac-hj-np-z]{58}$/);
	await expect(recipientOf('AGE-SECRET-KEY-1')).rejects.toThrow();
});

test('sealCard tells the organisers about a device, and openCard refuses it under another name', async () => {
	const card = {
		v: 1 as const,
		event: code,
		device: anId(),
		table: '7',
		appVersion: '0.1.0',
		joinedAtMs: 1,
		lacks: ['kept' as const]
	};
	const bytes = await sealCard(card, recipients);
	expect(await openCard(bytes, organiser.identity, card)).toEqual(card);
	expect(await openCard(bytes, organiser.identity, { ...card, device: anId() })).toBeUndefined();
	expect(await openCard(new Uint8Array(9), organiser.identity, card)).toBeUndefined();
	expect(Math.ceil(bytes.length / 3) * 4).toBeLessThanOrEqual(16_384);
});

test('installX25519Shim turns a refused X25519 import into the error age falls back on, and no other', async () => {
	const refusing = { importKey: () => Promise.reject(new DOMException('', 'DataError')) } as unknown as SubtleCrypto;
	installX25519Shim(refusing);
	const bytes = new Uint8Array(48);
	await expect(refusing.importKey('pkcs8', bytes, { name: 'X25519' }, false, [])).rejects.toMatchObject({
		name: 'NotSupportedError'
	});
	await expect(refusing.importKey('pkcs8', bytes, { name: 'Ed25519' }, false, [])).rejects.toMatchObject({ name: 'DataError' });
});

test('canSealHere tries with a key that is thrown away', async () => {
	expect(await canSealHere()).toBe(true);
});
