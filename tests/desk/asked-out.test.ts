import { expect, test } from 'vitest';
import type { WriterRequest } from '#lib/domain/request.ts';
import { receiptCode } from '#lib/domain/writing/receipt-code.ts';
import { collectedOf } from '#lib/device/collected.ts';
import { toBase64 } from '#lib/keys/bytes.ts';
import { sealRequest } from '#lib/sealing/seal.ts';
import { ask } from '../support/api.ts';
import { anEventOnServer, aSealed, aTray, deliver, type EventOnServer, type Written } from '../support/desks.ts';
import { anId } from '../support/people.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();

async function aRequest(event: EventOnServer, about: Written, change: Partial<WriterRequest> = {}): Promise<Written> {
	const outside = { id: anId(), caseId: about.caseId, kind: 'request', keyVersion: about.keyVersion } as const;
	const inside = { asks: 'leave-out', code: receiptCode(about.digest), item: about.id, turn: 1 } as const;
	const sealed = await sealRequest({ v: 1, event: event.code, ...outside, ...inside, ...change }, event.manifest.recipients);
	if (sealed.kind !== 'sealed') throw new Error(sealed.kind);
	const { device, seq } = about;
	return { ...outside, seq: seq + 100, device, digest: sealed.digest, sealed: toBase64(sealed.bytes) };
}

test('Tray shows which letter its writer asks to leave out, and the request counts nowhere and is collected (I7)', async () => {
	const event = await anEventOnServer();
	const [letter, other] = [await aSealed(event), await aSealed(event)];
	const request = await aRequest(event, letter);
	await deliver(event, request, letter, other);
	const { tray, parts } = await aTray(event);
	await tray.collect();
	expect(tray.entries.map(({ row, isAskedOut }) => [row.id, isAskedOut])).toEqual([
		[letter.id, true],
		[other.id, false]
	]);
	expect([tray.fetched, tray.rows.length, tray.everything.length, tray.apart.length]).toEqual([2, 2, 3, 0]);
	expect((await collectedOf(parts.database, event.code)).map(({ state }) => state)).toEqual(['reported', 'reported', 'reported']);
	const tally = await ask('GET', `/events/${event.code}/tally`, { token: event.token });
	expect(await tally.text()).toContain('"letters":2,"cards":0');
});

test('Tray names a request whose letter is not here, and drops one that was taken back', async () => {
	const event = await anEventOnServer();
	const [letter, notSent] = [await aSealed(event), await aSealed(event)];
	const asked = [await aRequest(event, notSent), await aRequest(event, letter)];
	await deliver(event, letter, ...asked, { ...(await aRequest(event, letter, { asks: 'send', turn: 2 })), seq: 999 });
	const { tray } = await aTray(event);
	await tray.collect();
	expect(tray.entries.map(({ isAskedOut }) => isAskedOut)).toEqual([false]);
	expect(tray.asked.missing.map(({ request }) => request.item)).toEqual([notSent.id]);
});

test('Tray sets a request apart whose inside belongs to another event (I14)', async () => {
	const event = await anEventOnServer();
	const letter = await aSealed(event);
	await deliver(event, letter, await aRequest(event, letter, { event: '000000' }));
	const { tray } = await aTray(event);
	await tray.collect();
	expect(tray.apart).toMatchObject([{ why: { kind: 'disagrees', because: 'event' } }]);
	expect(tray.asked.ids.size).toBe(0);
});
