/** Judges one posted item without the database: whether it is whole, and whether its bytes match its digest. */
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
/** The item without its base64 text, because its bytes are carried already. */
export type SoundItem = Omit<PostedItem, 'sealed'>;

export interface Batch {
	device: string;
	/** The channel whose link brought it. It is absent for the event's own link. */
	channel?: string;
	judged: Judged[];
}

/** Judges each item of a post by itself. */
export const judgePost = ({ device, items }: Post, channel?: string): Batch => ({
	device,
	...(channel !== undefined && { channel }),
	judged: items.map(judgeItem)
});

/** Gives the item with its bytes, or a receipt that says why it is refused. */
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

/** Gives a refusal with the item's id and digest where they are readable. Nothing else of a malformed item is sent back. */
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
