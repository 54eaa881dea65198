import { expect, test } from 'vitest';
import { deletionProof, proofFileName } from '#lib/desk/deletion-proof.ts';
import { fromBase64Url, sha256Hex } from '#lib/keys/bytes.ts';
import { isSignedBy } from '#lib/keys/verify-manifest.ts';
import { anId, code, organiser } from '../support/people.ts';

const items = await Promise.all(
	Array.from({ length: 3 }, async (_, at) => ({ id: anId(), digest: await sha256Hex(String(at)) }))
);
const deleting = { event: code, from: 'server', nowMs: 0, key: organiser, items, arrived: 5 } as const;

test('deletionProof names how many went and their digest, whatever their order, signed with the key of the words', async () => {
	const proof = await deletionProof(deleting);
	expect(await deletionProof({ ...deleting, items: [...items].reverse() })).toEqual(proof);
	const file = JSON.parse(proof.text) as { statement: string; signature: string; verifyKey: string };
	expect(JSON.parse(file.statement)).toEqual({
		...{ use: 'writing-table/v1/deleted', event: code, from: 'server', at: '1970-01-01T00:00:00.000Z' },
		...{ items: 3, arrived: 5, digest: proof.digest }
	});
	const [key, signature] = [fromBase64Url(file.verifyKey)!, fromBase64Url(file.signature)!];
	expect(await isSignedBy(key, signature, file.statement)).toBe(true);
	expect(await isSignedBy(key, signature, file.statement.replace('"items":3', '"items":4'))).toBe(false);
});

test('deletionProof of other items has another digest, and holds no id of an item', async () => {
	const [one, other] = [await deletionProof(deleting), await deletionProof({ ...deleting, items: items.slice(1) })];
	expect(one.digest).not.toBe(other.digest);
	for (const { id } of items) expect(one.text).not.toContain(id);
	expect(proofFileName(code, 'device')).toBe(`writing-table-${code}-deleted-device.json`);
});
