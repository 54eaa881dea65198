/** Hands items in for an event on a running server, as a table's tablet would, but without the screens. */
import { newId } from '#lib/domain/id.ts';
import type { Item } from '#lib/domain/item.ts';
import { apiPath } from '#lib/domain/wire/wire.ts';
import { toBase64, toBase64Url } from '#lib/keys/bytes.ts';
import { organiserKey } from '#lib/keys/organiser-key.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { sealItem } from '#lib/sealing/seal.ts';
import { headersOf, random } from './event.ts';

export interface Posted {
	item: Item;
	/** The outside of the item, where it must differ from the inside. */
	outside?: Partial<Pick<Item, 'id' | 'caseId'>>;
	/** Other words than the organiser's, for an item that nobody here can open. */
	sealedFor?: string[];
}

export async function handInFor(url: string, code: string, words: string[], posted: Posted[]): Promise<void> {
	const key = await organiserKey(words);
	const items = await Promise.all(
		posted.map(async ({ item, outside, sealedFor }, at) => {
			const { identity } = sealedFor ? await organiserKey(sealedFor) : key;
			const sealed = await sealItem({ ...item, event: code }, [await recipientOf(identity)]);
			if (sealed.kind !== 'sealed') throw new Error(`not sealed: ${sealed.kind}`);
			const { id, caseId, kind, keyVersion } = { ...item, ...outside };
			return { id, caseId, kind, keyVersion, seq: at + 1, digest: sealed.digest, sealed: toBase64(sealed.bytes) };
		})
	);
	const answer = await fetch(url + apiPath(code, '/letters'), {
		method: 'POST',
		headers: headersOf(toBase64Url(key.joinToken)),
		body: JSON.stringify({ device: newId(Date.now(), random), items })
	});
	if (answer.status !== 201) throw new Error(`not handed in: ${answer.status} ${await answer.text()}`);
}
