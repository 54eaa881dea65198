/** What a person can show after letters were deleted: how many went, from where, and their digest, signed with the organisers' key. */
import { sha256Hex, toBase64Url } from '#lib/keys/bytes.ts';
import type { OrganiserKey } from '#lib/keys/organiser-key.ts';

/** `server`: the server deleted the event, and this device what it had of it. `device`: only this device did. */
export type DeletedFrom = 'server' | 'device';

interface Deleting {
	event: string;
	from: DeletedFrom;
	nowMs: number;
	key: OrganiserKey;
	/** The sealed items that lie on this device. */
	items: readonly { id: string; digest: string }[];
	/** How many letters and cards arrived at the server, as far as this device heard. */
	arrived: number;
}

interface DeletionProof {
	count: number;
	digest: string;
	/** The text of a file: the exact statement that is signed, its signature and the key. */
	text: string;
}

/**
 * Makes the proof. Make it while the key is still here, and hand it out after the deletion succeeded. `digest` is the SHA-256 of one line
 * for each item, its id and the digest of its sealed bytes, sorted by id.
 */
export async function deletionProof({ event, from, nowMs, key, items, arrived }: Deleting): Promise<DeletionProof> {
	const lines = items.map(({ id, digest }) => `${id} ${digest}\n`).sort();
	const digest = await sha256Hex(lines.join(''));
	const statement = JSON.stringify({
		...{ use: 'writing-table/v1/deleted', event, from, at: new Date(nowMs).toISOString() },
		...{ items: items.length, arrived, digest }
	});
	const [signature, verifyKey] = [toBase64Url(await key.sign(statement)), toBase64Url(key.verifyKey)];
	return { count: items.length, digest, text: `${JSON.stringify({ v: 1, statement, signature, verifyKey }, undefined, '\t')}\n` };
}

/** Says what it is, and of which event. */
export const proofFileName = (code: string, from: DeletedFrom) => `writing-table-${code}-deleted-${from}.json`;
