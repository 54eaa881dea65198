/** What every store promises of an event that is moved while it is handed to new words at one of the two servers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportEvent } from '#lib/server/moving/export-event.ts';
import { importEvent } from '#lib/server/moving/import-event.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import type { OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signChange, signManifest } from '#lib/keys/sign-manifest.ts';
import { aPostedHandOver, keyOf, mandateFor } from '../support/hand-over.ts';
import { aManifest, code, organiser, recovery } from '../support/people.ts';
import { aDevice, aPackJson, aPosted, idOf, sha256 } from '../support/signed-event.ts';
import type { MovingEngine } from './two-servers.ts';

const noon = Date.parse('2026-12-11T12:07:33.500Z');
const tokenOf = ({ authToken }: OrganiserKey) => toBase64Url(authToken);
const joinOf = ({ joinToken }: OrganiserKey) => toBase64Url(joinToken);

export function movingHandedOverContract(name: string, engine: MovingEngine) {
	describe(`moving an event that is handed over on ${name}`, () => {
		type Server = Awaited<ReturnType<MovingEngine['open']>>;
		let [from, into] = [] as unknown as [Server, Server];
		let opened: EventAnswer;
		let [first, second]: OrganiserKey[] = [];
		let folder: string;
		let files = 0;
		const importing = { nowMs: noon, rest: () => Promise.resolve(), elapsedMs: () => performance.now() };

		const open = async ({ store }: Server) => {
			const [authHash, joinHash] = [sha256(organiser.authToken), sha256(organiser.joinToken)];
			const event = { ...opened, authHash, joinHash, recoveryHash: sha256(recovery.authToken), pack: aPackJson() };
			expect((await store.createEvent(event)).kind).toBe('accepted');
		};
		const post = async ({ store }: Server, ...numbers: number[]) => {
			const items = numbers.map((number) => aPosted(number));
			expect(await store.postLetters(code, { device: aDevice, items })).toMatchObject({ kind: 'answered' });
		};
		const handTo = async ({ store }: Server, to: OrganiserKey, by: OrganiserKey) => {
			const sent = await aPostedHandOver((await store.readEvent(code))!, by, to);
			expect((await store.handOver(code, sent, tokenOf(to))).kind).toBe('accepted');
		};
		const exported = async (server: Server) => {
			const file = join(folder, `${++files}.db`);
			expect((await exportEvent(server.database, code, file)).kind).toBe('exported');
			return file;
		};
		const take = (file: string) => importEvent(into.database, file, importing);
		const ids = async ({ store }: Server) =>
			(await store.readFeed(code, { after: 0, limit: 500 })).letters.map(({ id }) => id).toSorted();
		const rolesAt = ({ store }: Server, ...tokens: string[]) =>
			Promise.all(
				tokens.map(async (token) => {
					const found = await store.roleOf(code, token);
					return found.kind === 'known' ? found.role : found.kind;
				})
			);

		beforeEach(async () => {
			folder = mkdtempSync(join(tmpdir(), 'writing-table-handed-over-'));
			from = await engine.open(() => noon);
			into = await engine.open(() => noon);
			[first, second] = [await keyOf(1), await keyOf(2)];
			opened = await signManifest(aManifest({ packDigest: sha256(aPackJson()), mandates: mandateFor(recovery) }), organiser);
			await open(from);
			await post(from, 1, 2);
		});
		afterEach(async () => {
			await from.discard();
			await into.discard();
			rmSync(folder, { recursive: true });
		});

		test('importEvent brings a later file of an event that was handed over twice since, and nothing is there twice', async () => {
			await take(await exported(from));
			await handTo(from, first!, recovery);
			await handTo(from, second!, first!);
			await post(from, 3);
			await post(into, 4);
			const later = await exported(from);
			expect(await take(later)).toMatchObject({ kind: 'imported', items: 3, added: 1, isOwnerOfBefore: false });
			expect(await into.store.readEvent(code)).toEqual(await from.store.readEvent(code));
			expect(await into.store.readKeyring(code)).toEqual(await from.store.readKeyring(code));
			expect(await rolesAt(into, ...[organiser, first!, second!, recovery].map(tokenOf))).toEqual(
				await rolesAt(from, ...[organiser, first!, second!, recovery].map(tokenOf))
			);
			expect(await rolesAt(into, ...[organiser, first!, second!].map(joinOf))).toEqual(['join', 'join', 'join']);
			expect(await ids(into)).toEqual([1, 2, 3, 4].map(idOf));
			expect(await take(later)).toMatchObject({ added: 0, isOwnerOfBefore: false });
			expect(await ids(into)).toEqual([1, 2, 3, 4].map(idOf));
		});

		test('importEvent keeps the owner to whom the event was handed here, and adds the letters of a file from before', async () => {
			await take(await exported(from));
			await handTo(into, first!, recovery);
			const record = await into.store.readEvent(code);
			await post(from, 3);
			expect(await take(await exported(from))).toMatchObject({ kind: 'imported', added: 1, isOwnerOfBefore: false });
			expect(await into.store.readEvent(code)).toEqual(record);
			expect(await rolesAt(into, tokenOf(organiser), tokenOf(first!))).toEqual(['wrong-token', 'organiser']);
			expect(await ids(into)).toEqual([1, 2, 3].map(idOf));
		});

		test('importEvent leaves the event with the words that changed it here since, says so, and adds the letters', async () => {
			await take(await exported(from));
			const changed = await signChange(opened.manifest, { name: 'Changed here' }, organiser);
			const changedTwice = await signChange(changed.manifest, { name: 'Changed here again' }, organiser);
			await into.store.replaceManifest(code, changed);
			await into.store.replaceManifest(code, changedTwice);
			await handTo(from, first!, organiser);
			await post(from, 3);
			expect(await take(await exported(from))).toMatchObject({ kind: 'imported', added: 1, isOwnerOfBefore: true });
			expect(await into.store.readEvent(code)).toMatchObject(changedTwice);
			expect(await ids(into)).toEqual([1, 2, 3].map(idOf));
			await handTo(into, second!, organiser);
			expect(await rolesAt(into, tokenOf(second!))).toEqual(['organiser']);
		});

		test('importEvent refuses an event that was handed to other words there than here, and changes nothing', async () => {
			await take(await exported(from));
			await handTo(from, first!, organiser);
			await handTo(into, second!, recovery);
			const record = await into.store.readEvent(code);
			await post(from, 3);
			expect(await take(await exported(from))).toEqual({ kind: 'other-owner' });
			expect([await into.store.readEvent(code), await ids(into)]).toEqual([record, [1, 2].map(idOf)]);
		});

		test('importEvent that was broken off begins anew with the file of after the hand-over, and nothing of before is left', async () => {
			await post(from, 9);
			const before = await exported(from);
			for (const step of [1, 3, 5]) {
				let rests = 0;
				const rest = () => (++rests > step ? Promise.reject(new Error('the power failed')) : Promise.resolve());
				await expect(importEvent(into.database, before, { ...importing, rest })).rejects.toThrow('the power failed');
			}
			// The same numbers for other items, as a server has them that was restored from a backup.
			await from.discard();
			from = await engine.open(() => noon);
			await open(from);
			await post(from, 1);
			await post(from, 7);
			await handTo(from, first!, recovery);
			expect(await take(await exported(from))).toMatchObject({ kind: 'imported', items: 2, added: 2 });
			expect(await into.store.readEvent(code)).toEqual(await from.store.readEvent(code));
			expect(await ids(into)).toEqual([1, 7].map(idOf));
			expect(await into.store.readTally(code)).toEqual(await from.store.readTally(code));
		});

		test('importEvent stops when the event is deleted meanwhile, and leaves nothing behind', async () => {
			const file = await exported(from);
			let rests = 0;
			const rest = async () => {
				if (++rests === 4) await into.store.deleteEvent(code);
			};
			expect(await importEvent(into.database, file, { ...importing, rest })).toEqual({ kind: 'being-deleted' });
			while (await into.store.tidy());
			expect(await take(file)).toMatchObject({ kind: 'imported', added: 2 });
		});

		test.each([
			['counters', 'UPDATE events SET counter = counter + 1'],
			['statements', "UPDATE events SET handed_over = replace(handed_over, 'statement', 'said')"],
			['hand-overs', "UPDATE events SET handed_over = '[]'"],
			['keys for letters', 'DELETE FROM keyring'],
			['settings', "UPDATE events SET state = 'closed'"]
		])('importEvent refuses a file whose %s are not what was signed', async (_what, statement) => {
			await handTo(from, first!, recovery);
			const file = await exported(from);
			const spoilt = new DatabaseSync(file);
			spoilt.exec(statement);
			spoilt.close();
			expect(await take(file)).toMatchObject({ kind: 'damaged' });
			expect(await into.store.readEvent(code)).toBeUndefined();
		});
	});
}
