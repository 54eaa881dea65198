/** Compares what we know of a sealed item from outside with age itself. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sizeClassesBytes } from '#lib/domain/item-bounds.ts';
import { sizeClassOf } from '#lib/domain/wire/sealed-size.ts';
import { largestSealedBytes } from '#lib/domain/wire/wire.ts';
import { encryptTo } from '#lib/sealing/age.ts';
import { sealCard } from '#lib/sealing/seal-card.ts';
import { sealItem } from '#lib/sealing/seal.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { ageShaped } from '../support/age-shaped.ts';
import { aLetter } from '../support/items.ts';
import { aDevice, idOf } from '../support/signed-event.ts';
import { organiserKey } from '#lib/keys/organiser-key.ts';
import { newWords } from '#lib/keys/words.ts';

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const aRecipient = async () => recipientOf((await organiserKey(newWords(random))).identity);

describe('sizeClassOf', () => {
	test.each([1, 2, 12])('knows the class of what is sealed to %i recipients', async (count) => {
		const recipients = await Promise.all(Array.from({ length: count }, aRecipient));
		for (const size of sizeClassesBytes) {
			const sealed = await encryptTo(recipients, new Uint8Array(size));
			expect(sizeClassOf(sealed)).toBe(size);
			expect(sealed.length).toBeLessThanOrEqual(largestSealedBytes);
		}
	});

	test('knows every letter and every card that a device seals', async () => {
		const recipients = [await aRecipient(), await aRecipient()];
		for (const paragraphs of [['Short.'], ['A'.repeat(6_000)], ['B'.repeat(40_000)], ['C'.repeat(59_000), 'D'.repeat(59_000)]]) {
			const sealed = await sealItem(aLetter({ paragraphs }), recipients);
			if (sealed.kind !== 'sealed') throw new Error(sealed.kind);
			expect(sizeClassesBytes).toContain(sizeClassOf(sealed.bytes));
		}
		const replaces = Array.from({ length: 20 }, (_, at) => idOf(at));
		const card = { v: 1, event: '7KQ2MB', device: aDevice, table: '7'.repeat(40), appVersion: '1', replaces } as const;
		expect(sizeClassOf(await sealCard(card, recipients))).toBe(sizeClassesBytes[0]);
	});

	test('knows nothing of what is cut, longer, of another length inside, or something else', async () => {
		const recipients = [await aRecipient()];
		const sealed = await encryptTo(recipients, new Uint8Array(sizeClassesBytes[0]!));
		const others = [
			...[new Uint8Array(), new TextEncoder().encode('a letter'), sealed.subarray(1), sealed.subarray(0, -1)],
			...[
				new Uint8Array([...sealed, 0]),
				await encryptTo(recipients, new Uint8Array(1)),
				await encryptTo(recipients, new Uint8Array(5_000))
			]
		];
		expect(others.map(sizeClassOf)).toEqual(others.map(() => undefined));
	});

	test('never throws, and takes no header without its end', () => {
		const whole = ageShaped(new Uint8Array(9));
		fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => sizeClassOf(bytes) === undefined));
		fc.assert(
			fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (end) => sizeClassOf(whole.subarray(0, end)) === undefined)
		);
		expect(sizeClassOf(whole)).toBe(sizeClassesBytes[0]);
	});
});
