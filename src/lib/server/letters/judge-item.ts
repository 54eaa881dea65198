/** What can be said of one posted item without looking into the database: is it whole, and is it what its digest says? */
import { idField, digestField } from '#lib/domain/decode/fields.ts';
import { parseWith } from '#lib/domain/decode/parse.ts';
import { sizeClassOf } from '#lib/domain/wire/sealed-size.ts';
import {
	largestSealedBytes,
	parsePostedItem,
	type Post,
	type PostedItem,
	type Receipt,
	type RefusalReason
} from '#lib/domain/wire/wire.ts';
import { hexDigest } from '../events/digests.ts';

export type Judged = { kind: 'sound'; item: SoundItem; sealed: Uint8Array } | { kind: 'refused'; receipt: Receipt };
/** Its text is not carried along with its bytes. */
export type SoundItem = Omit<PostedItem, 'sealed'>;

export interface Batch {
	device: string;
	judged: Judged[];
}

export const judgePost = ({ device, items }: Post): Batch => ({ device, judged: items.map(judgeItem) });

export function judgeItem(posted: unknown): Judged {
	if (isTooLong(posted)) return refusal(posted, 'too-large');
	const parsed = parsePostedItem(posted);
	if (parsed.kind === 'malformed') return refusal(posted, 'malformed');
	const { sealed: text, ...item } = parsed.value;
	const sealed = Buffer.from(text, 'base64');
	if (sealed.length > largestSealedBytes) return refusal(posted, 'too-large');
	if (hexDigest(sealed) !== item.digest) return refusal(posted, 'digest-mismatch');
	if (sizeClassOf(sealed) === undefined) return refusal(posted, 'malformed');
	return { kind: 'sound', item, sealed };
}

function isTooLong(posted: unknown): boolean {
	const sealed = fieldOf(posted, 'sealed');
	return typeof sealed === 'string' && sealed.length > Math.ceil(largestSealedBytes / 3) * 4;
}

/** Says which item it was only as far as that was readable: nothing else of a malformed item is sent back. */
const refusal = (posted: unknown, reason: RefusalReason): Judged => ({
	kind: 'refused',
	receipt: {
		id: readable(idField, fieldOf(posted, 'id')),
		digest: readable(digestField, fieldOf(posted, 'digest')),
		outcome: 'refused',
		reason
	}
});

function readable(field: typeof idField, value: unknown): string {
	const parsed = parseWith(field, value);
	return parsed.kind === 'parsed' ? parsed.value : '';
}

const fieldOf = (posted: unknown, name: string): unknown =>
	typeof posted === 'object' && posted !== null ? (posted as Record<string, unknown>)[name] : undefined;
