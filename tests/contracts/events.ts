/** What every store promises of events, and of the tokens that open them. */
import { describe, expect, test } from 'vitest';
import { anEvent, aPackJson, aPosted, idOf, sha256 } from '../support/signed-event.ts';
import { oneEvent, type Engine } from './one-event.ts';

export function eventsContract(engine: Engine) {
	describe('events', () => {
		const here = oneEvent(engine);
		const { post, put } = here;

		test('readSums counts what all events keep together, also when there is none', async () => {
			const sealed = aPosted(1);
			await post([sealed]);
			await here.store.createEvent((await anEvent({ code: 'ABCDEF' })).sent);
			const sealedBytes = Buffer.from(sealed.sealed, 'base64').length;
			expect(await here.store.readSums()).toEqual({ events: 2, items: 1, sealedBytes });
			for (const code of [here.event.code, 'ABCDEF']) await here.store.deleteEvent(code);
			expect(await here.store.readSums()).toEqual({ events: 0, items: 0, sealedBytes: 0 });
		});

		test('readEvent gives the signed manifest word for word', async () => {
			const { manifest, signature, verifyKey } = here.event.sent;
			expect(await here.store.readEvent(here.event.code)).toEqual({ manifest, signature, verifyKey });
			expect(await here.store.readPack(here.event.code)).toEqual({
				digest: here.event.manifest.packDigest,
				json: here.event.sent.pack
			});
		});

		test('createEvent accepts the same event again and refuses another one with its code', async () => {
			expect(await here.store.createEvent(here.event.sent)).toMatchObject({ kind: 'accepted' });
			const other = await anEvent();
			expect(await here.store.createEvent(other.sent)).toMatchObject({ kind: 'refused', because: 'code-taken' });
			expect((await here.store.readEvent(here.event.code))?.verifyKey).toBe(here.event.sent.verifyKey);
		});

		test('createEvent refuses a changed manifest, a foreign signature and a pack that is not the named one', async () => {
			const other = await anEvent({ code: 'ABCDEF' });
			const changed = { ...other.sent, manifest: other.sent.manifest.replace('Northaven', 'Southaven') };
			expect(await here.store.createEvent(changed)).toMatchObject({ because: 'wrong-signature' });
			expect(await here.store.createEvent({ ...other.sent, verifyKey: here.event.sent.verifyKey })).toMatchObject({
				because: 'wrong-signature'
			});
			expect(await here.store.createEvent({ ...other.sent, pack: aPackJson('Another') })).toMatchObject({
				because: 'wrong-digest'
			});
			expect(await here.store.readEvent('ABCDEF')).toBeUndefined();
		});

		test('createEvent refuses a pack that does not parse although its digest is right', async () => {
			const lying = await anEvent({ code: 'ABCDEF' }, '{"v":1}');
			expect(await here.store.createEvent(lying.sent)).toMatchObject({ because: 'malformed' });
		});

		test('replaceManifest keeps a manifest of a newer app word for word', async () => {
			const next = await here.event.next({
				later: [1],
				settings: { ...here.event.manifest.settings, envelope: 'jp-chou3' }
			} as object);
			expect(await here.store.replaceManifest(here.event.code, next)).toMatchObject({ kind: 'accepted' });
			expect((await here.store.readEvent(here.event.code))?.manifest).toBe(next.manifest);
		});

		test('replaceManifest refuses one that needs what this server does not understand, and the one before stays', async () => {
			expect(await put({ needs: ['keyring'] })).toMatchObject({ kind: 'refused', because: 'malformed' });
			expect((await here.store.readEvent(here.event.code))?.manifest).toBe(here.event.sent.manifest);
		});

		test('replaceManifest takes the next counter once, and the same manifest again', async () => {
			const next = await here.event.next({ name: 'Northaven still writes' });
			expect(await here.store.replaceManifest(here.event.code, next)).toMatchObject({ kind: 'accepted' });
			expect(await here.store.replaceManifest(here.event.code, next)).toMatchObject({ kind: 'accepted' });
			expect((await here.store.readEvent(here.event.code))?.manifest).toBe(next.manifest);
		});

		test.each([
			['wrong-counter', { counter: 1, name: 'Again' }],
			['wrong-digest', { packDigest: 'b'.repeat(64) }],
			['malformed', { code: 'ABCDEF' }],
			['malformed', { eventId: idOf(99) }]
		] as const)('replaceManifest answers %s to %o', async (because, change) => {
			expect(await put(change)).toMatchObject({ kind: 'refused', because });
			expect((await here.store.readEvent(here.event.code))?.manifest).toBe(here.event.sent.manifest);
		});

		test('replaceManifest refuses a key version that goes back', async () => {
			expect(await put({ keyVersion: 2 })).toMatchObject({ kind: 'accepted' });
			expect(await put({ counter: 3, keyVersion: 1 })).toMatchObject({ because: 'malformed' });
		});

		test('replaceManifest takes a counter several ahead, as an organiser has after a backup was restored, and none below it (I20)', async () => {
			expect(await put({ counter: 5 })).toMatchObject({ kind: 'accepted' });
			expect(await put({ counter: 5, name: 'Another' })).toMatchObject({ because: 'wrong-counter' });
			expect(await put({ counter: 4 })).toMatchObject({ because: 'wrong-counter' });
		});

		test('replaceManifest accepts one of two that were sent at once', async () => {
			const rivals = await Promise.all([here.event.next({ name: 'One' }), here.event.next({ name: 'Two' })]);
			const outcomes = await Promise.all(rivals.map((rival) => here.store.replaceManifest(here.event.code, rival)));
			expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['accepted', 'refused']);
		});
	});

	describe('tokens', () => {
		const here = oneEvent(engine);

		test('roleOf knows both tokens and no other', async () => {
			expect(await here.store.roleOf(here.event.code, here.event.organiserToken)).toEqual({ kind: 'known', role: 'organiser' });
			expect(await here.store.roleOf(here.event.code, here.event.joinToken)).toEqual({ kind: 'known', role: 'join' });
			expect(await here.store.roleOf(here.event.code, here.event.sent.joinHash)).toEqual({ kind: 'wrong-token' });
			expect(await here.store.roleOf(here.event.code, '')).toEqual({ kind: 'wrong-token' });
			expect(await here.store.roleOf('ABCDEF', here.event.joinToken)).toEqual({ kind: 'unknown-event' });
		});

		test('roleOf and codesOf know the token of the recovery words, until the event is deleted', async () => {
			const recovery = Buffer.from(new Uint8Array(32).fill(9));
			const token = recovery.toString('base64url');
			const other = await anEvent({ code: 'REC0VR' });
			await here.store.createEvent({ ...other.sent, recoveryHash: sha256(recovery) });
			expect(await here.store.roleOf('REC0VR', token)).toEqual({ kind: 'known', role: 'recovery' });
			expect(await here.store.roleOf(here.event.code, token)).toEqual({ kind: 'wrong-token' });
			expect([await here.store.codesOf(token), await here.store.codesOf(other.organiserToken)]).toEqual([
				['REC0VR'],
				expect.arrayContaining(['REC0VR'])
			]);
			await here.store.deleteEvent('REC0VR');
			expect(await here.store.codesOf(token)).toEqual([]);
		});

		test('mintSetUpToken gives a token once, and isSetUpToken knows it in small letters too', async () => {
			const token = await here.store.mintSetUpToken((bytes) => new Uint8Array(bytes).fill(11));
			expect(token).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
			expect(await here.store.mintSetUpToken((bytes) => new Uint8Array(bytes).fill(12))).toBeUndefined();
			expect(await here.store.isSetUpToken(token!.toLowerCase())).toBe(true);
			expect(await here.store.isSetUpToken('CCCC-CCCC-CCCC-CCCC')).toBe(false);
		});
	});
}
