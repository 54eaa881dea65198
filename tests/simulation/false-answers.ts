/** Answers that a cache invented, or that were changed on their way. */
import { jsonOf, ours, type Given, type Sent } from './hall-shell.ts';
import type { MessageFault } from './wire.ts';

/** Receipts that the server never gave. */
export function invented({ body }: Sent, nowMs: number, digest?: string): Given {
	const { items = [] } = (jsonOf(body) ?? {}) as { items?: { id: string; digest: string }[] };
	const receipts = items.map((item) => ({ id: item.id, digest: digest ?? item.digest, outcome: 'stored' }));
	return ours(201, { receipts, serverTime: new Date(nowMs).toISOString() });
}

/** Changes an answer that the server really gave. */
export function altered(given: Given, fault: MessageFault): Given {
	const receipts = (change: (receipts: { digest: string }[]) => unknown): Given => {
		if (given.status !== 201) return given;
		const answer = JSON.parse(given.text) as { receipts: { digest: string }[] };
		return { ...given, text: JSON.stringify({ ...answer, receipts: change(answer.receipts) }) };
	};
	switch (fault) {
		case 'the answer is cut short':
			return { ...given, text: given.text.slice(0, Math.floor(given.text.length * 0.7)) };
		case 'half the receipts are missing':
			return receipts((all) => all.filter((_, index) => index % 2 === 1));
		case 'the answer has a wrong date':
			return { ...given, text: given.text.replace(/"serverTime":"[^"]+"/, '"serverTime":"2036-12-11T12:00:00.000Z"') };
		default:
			return given;
	}
}
