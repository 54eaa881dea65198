/** What every store promises of an event that is handed to new words, on each engine. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PostedHandOver } from '#lib/domain/wire/hand-over-wire.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import { sha256Hex, toBase64Url } from '#lib/keys/bytes.ts';
import type { OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signChange, signManifest } from '#lib/keys/sign-manifest.ts';
import { sealKeyring } from '#lib/sealing/keyring.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import type { Store } from '#lib/server/store.ts';
import { handedOver, keyOf, mandateFor } from '../support/hand-over.ts';
import { aManifest, code, organiser, recovery } from '../support/people.ts';
import { aPackJson, sha256 } from '../support/signed-event.ts';
import type { Engine } from './one-event.ts';

const noon = Date.parse('2026-12-11T12:07:33.500Z');
const tokenOf = ({ authToken }: OrganiserKey) => toBase64Url(authToken);
const joinOf = ({ joinToken }: OrganiserKey) => toBase64Url(joinToken);

export function handOverContract(name: string, engine: Engine) {
	describe(`handing over on ${name}`, () => {
		let store: Store;
		let discard: () => Promise<void>;
		let opened: EventAnswer;
		let [first, second]: OrganiserKey[] = [];

		const sentTo = async (to: OrganiserKey, answer: EventAnswer): Promise<PostedHandOver> => ({
			...(answer as Required<EventAnswer>),
			joinHash: await sha256Hex(to.joinToken),
			keyring: await sealKeyring([recovery.identity], code, await recipientOf(to.identity))
		});
		const handTo = async (to: OrganiserKey, by: OrganiserKey, last = opened) => {
			const sent = await sentTo(to, await handedOver(last, by, to));
			return { sent, outcome: await store.handOver(code, sent, tokenOf(to)) };
		};
		const because = (outcome: Awaited<ReturnType<Store['handOver']>>) =>
			outcome.kind === 'refused' ? outcome.because : outcome.kind;
		const roles = (...tokens: string[]) =>
			Promise.all(
				tokens.map(async (token) => {
					const found = await store.roleOf(code, token);
					return found.kind === 'known' ? found.role : found.kind;
				})
			);

		beforeEach(async () => {
			({ store, discard } = await engine.open(() => noon));
			[first, second] = [await keyOf(1), await keyOf(2)];
			const manifest = aManifest({ packDigest: sha256(aPackJson()), mandates: mandateFor(recovery) });
			opened = await signManifest(manifest, organiser);
			const [authHash, joinHash] = [sha256(organiser.authToken), sha256(organiser.joinToken)];
			const event = { ...opened, authHash, joinHash, recoveryHash: sha256(recovery.authToken), pack: aPackJson() };
			expect((await store.createEvent(event)).kind).toBe('accepted');
		});
		afterEach(() => discard());

		test.each([
			['the recovery words', recovery],
			['the owner', organiser]
		])('handOver takes the event for new words from %s, and the words of before open it no more', async (_who, by) => {
			const { sent, outcome } = await handTo(first!, by);
			const { manifest, signature, verifyKey, handedOver: handOvers, keyring: sealed } = sent;
			const event = { manifest, signature, verifyKey, handedOver: handOvers };
			expect(outcome).toEqual({ kind: 'accepted', event });
			expect(await store.readEvent(code)).toEqual(event);
			expect(await store.readKeyring(code)).toEqual({ keyring: [{ verifyKey, sealed }] });
			expect(await roles(...[organiser, first!, recovery].map(tokenOf))).toEqual(['wrong-token', 'organiser', 'recovery']);
			expect(await Promise.all([organiser, first!].map((each) => store.codesOf(tokenOf(each))))).toEqual([[], [code]]);
			const [old, next] = await Promise.all([organiser, first!].map((key) => signChange(manifest, { state: 'closed' }, key)));
			expect([because(await store.replaceManifest(code, old!)), because(await store.replaceManifest(code, next!))]).toEqual([
				'wrong-signature',
				'accepted'
			]);
			expect(await store.readEvent(code)).toMatchObject({ verifyKey, handedOver: handOvers });
		});

		test('handOver keeps every join link that was given out', async () => {
			const { outcome } = await handTo(first!, recovery);
			if (outcome.kind !== 'accepted') throw new Error(outcome.message);
			expect((await handTo(second!, first!, outcome.event)).outcome.kind).toBe('accepted');
			expect(await roles(...[organiser, first!, second!].map(joinOf))).toEqual(['join', 'join', 'join']);
			expect((await store.readKeyring(code)).keyring.map(({ verifyKey }) => verifyKey)).toEqual([toBase64Url(second!.verifyKey)]);
		});

		test('handOver gives the same answer when it is sent again, also when the new owner changed something since', async () => {
			const { sent, outcome } = await handTo(first!, recovery);
			expect(await store.handOver(code, sent, tokenOf(first!))).toEqual(outcome);
			const changed = await signChange(sent.manifest, { name: 'Northaven goes on' }, first!);
			await store.replaceManifest(code, changed);
			expect(await store.handOver(code, sent, tokenOf(first!))).toMatchObject({ kind: 'accepted', event: changed });
			expect(because(await store.handOver(code, sent, tokenOf(second!)))).toBe('wrong-token');
		});

		test('handOver takes no statement of words that are not trusted, and none that is brought by somebody else', async () => {
			const stranger = await keyOf(9);
			expect(because((await handTo(first!, stranger)).outcome)).toBe('wrong-signature');
			const sent = await sentTo(first!, await handedOver(opened, recovery, first!));
			expect(because(await store.handOver(code, sent, tokenOf(stranger)))).toBe('wrong-token');
			const forged = { ...sent, signature: opened.signature };
			expect(because(await store.handOver(code, forged, tokenOf(first!)))).toBe('wrong-signature');
			expect(because(await store.handOver('AAAAAA', sent, tokenOf(first!)))).toBe('unknown-event');
			expect(await store.readEvent(code)).toEqual(opened);
			expect(await store.readKeyring(code)).toEqual({ keyring: [] });
		});

		test('handOver takes the first of two, and the words of before hand over nothing more', async () => {
			expect((await handTo(first!, recovery)).outcome.kind).toBe('accepted');
			for (const by of [organiser, recovery]) expect(because((await handTo(second!, by)).outcome)).toBe('wrong-counter');
			expect(await roles(tokenOf(first!), tokenOf(second!))).toEqual(['organiser', 'wrong-token']);
		});

		test('handOver refuses a record of another pack, an older one, and one that is sealed under the key version of before', async () => {
			const answer = await handedOver(opened, recovery, first!);
			const withRecord = async (change: object) => {
				const record = await signManifest(
					{ ...(JSON.parse(answer.manifest) as ReturnType<typeof aManifest>), ...change },
					first!
				);
				return because(await store.handOver(code, { ...(await sentTo(first!, answer)), ...record }, tokenOf(first!)));
			};
			expect(await withRecord({ packDigest: 'b'.repeat(64) })).toBe('wrong-digest');
			expect(await withRecord({ counter: 1 })).toBe('wrong-counter');
			expect(await withRecord({ keyVersion: 1 })).toBe('malformed');
			expect(await withRecord({ eventId: '01938b6e-7a3c-7000-8000-0000000000ef' })).toBe('malformed');
			expect(await store.readEvent(code)).toEqual(opened);
		});

		test('handOver is taken once more by a server whose backup is from before it, with every hand-over since', async () => {
			const once = await handedOver(opened, recovery, first!);
			const twice = await handedOver(once, first!, second!);
			const later = await signChange(twice.manifest, { name: 'Northaven goes on' }, second!);
			const sent = await sentTo(second!, { ...later, handedOver: twice.handedOver });
			expect(because(await store.handOver(code, sent, tokenOf(second!)))).toBe('accepted');
			expect(await roles(tokenOf(organiser), tokenOf(second!))).toEqual(['wrong-token', 'organiser']);
			const outdated = await sentTo(first!, once);
			expect(because(await store.handOver(code, outdated, tokenOf(first!)))).toBe('wrong-counter');
		});

		test('deleteEvent clears the keyring and the join links of an event that was handed over', async () => {
			await handTo(first!, recovery);
			await store.deleteEvent(code);
			while (await store.tidy());
			expect(await store.readKeyring(code)).toEqual({ keyring: [] });
			expect(await roles(joinOf(organiser))).toEqual(['unknown-event']);
		});
	});
}
