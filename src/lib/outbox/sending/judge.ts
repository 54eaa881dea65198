/**
 * What an answer to a batch means, item by item. An item is received only by status 201, our media type and a matching receipt (I6).
 * Pure.
 */
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { mediaType, parsePostAnswer, type PostAnswer, type Receipt } from '#lib/domain/wire/wire.ts';
import type { EntryMark } from '#lib/device/outbox-entries.ts';
import { ourJson, type Answer, type Answered } from '#lib/net/ask.ts';

export type SentItem = Pick<OutboxEntry, 'id' | 'digest'>;

export interface Judgement {
	/** One for each item sent. */
	marks: EntryMark[];
	/** `sending` means that the next batch can go. */
	state: DrainState;
	/** How many items the next batch may have at most, when this one was too large. */
	maxItems?: number;
	/** The server's time, an ISO moment. It is absent when the answer was not the server's own. */
	serverTime?: string;
}

/**
 * Gives what an answer means for each item that was sent, and how sending goes on. An answer that is not understood leaves every
 * item waiting.
 */
export function judge(answered: Answered, sent: SentItem[]): Judgement {
	if (answered.kind === 'unreachable') return kept(sent, { kind: 'waiting', because: 'unreachable' });
	if (isSignInPage(answered)) return kept(sent, { kind: 'sign-in-page' });
	switch (answered.status) {
		case 201:
			return judgeReceipts(answered, sent);
		case 401:
		case 403:
			return kept(sent, { kind: 'new-link-needed' });
		case 404:
			return ourJson(answered)
				? kept(sent, { kind: 'new-link-needed' })
				: kept(sent, { kind: 'waiting', because: 'server-failed' });
		case 413:
			return judgeTooLarge(sent);
		case 429:
		case 503:
			return kept(sent, { kind: 'server-busy', retryAfterMs: answered.retryAfterMs });
		case 507:
			return kept(sent, { kind: 'server-full' });
		// A gateway answered, not the server, so no item becomes suspected.
		case 502:
		case 504:
			return kept(sent, { kind: 'waiting', because: 'server-failed' });
		default:
			return { ...kept(sent, { kind: 'waiting', because: 'server-failed' }), marks: sent.map(suspected) };
	}
}

const suspected = ({ id }: SentItem): EntryMark => ({ kind: 'waiting', id, isSuspicious: true });
const stillWaiting = ({ id }: SentItem): EntryMark => ({ kind: 'waiting', id });
const kept = (sent: SentItem[], state: DrainState): Judgement => ({ marks: sent.map(stillWaiting), state });

/** True when a hall's Wi-Fi seems to answer for the server: with a redirect, HTML, a success other than 201, or 511. */
function isSignInPage({ status, isRedirected, mediaType: type }: Answer): boolean {
	if (isRedirected || status === 511 || (status >= 300 && status < 400) || status === 0) return true;
	const isSuccess = status >= 200 && status < 300;
	return isSuccess && (status !== 201 || type !== mediaType);
}

function judgeTooLarge(sent: SentItem[]): Judgement {
	if (sent.length > 1) return { ...kept(sent, { kind: 'sending' }), maxItems: Math.floor(sent.length / 2) };
	return { marks: sent.map(({ id }) => ({ kind: 'set-aside', id, reason: 'too-large' })), state: { kind: 'sending' } };
}

function judgeReceipts(answer: Answer, sent: SentItem[]): Judgement {
	const parsed = parsePostAnswer(ourJson(answer));
	if (parsed.kind === 'malformed') return kept(sent, { kind: 'waiting', because: 'answer-not-understood' });
	const { serverTime } = parsed.value;
	const marks = sent.map((item) => judgeItem(item, parsed.value));
	const isProgress = marks.some(({ kind }) => kind !== 'waiting');
	return { marks, serverTime, state: isProgress ? { kind: 'sending' } : { kind: 'waiting', because: 'answer-not-understood' } };
}

/** Gives the mark for one item. It counts as received only by a receipt with its own id and digest. */
function judgeItem(item: SentItem, { receipts, serverTime }: PostAnswer): EntryMark {
	const own = receipts.filter(({ id }) => id === item.id);
	const taken = own.find((receipt) => isReceived(receipt) && receipt.digest === item.digest);
	if (taken) return { kind: 'delivered', id: item.id, receivedAt: serverTime, ...(taken.late ? { late: true } : {}) };
	const turnedAway = own.find((receipt) => !isReceived(receipt));
	if (!turnedAway) return stillWaiting(item);
	return {
		kind: 'set-aside',
		id: item.id,
		reason: turnedAway.outcome === 'conflict' ? 'conflict' : (turnedAway.reason ?? 'not-known')
	};
}

const isReceived = ({ outcome }: Receipt) => outcome === 'stored' || outcome === 'known';
