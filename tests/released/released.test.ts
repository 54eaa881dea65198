/**
 * Every released version can still be read: its calls and answers, its files and its items. The reverse holds too: an answer of
 * today can be read with fields that come later.
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseItem } from '#lib/domain/item.ts';
import { addresseeOf } from '#lib/domain/pack.ts';
import { parseFetchedPack, parsePack } from '#lib/domain/pack/parse-pack.ts';
import { addressLines } from '#lib/domain/writing/addressing.ts';
import { cardReader } from '#lib/desk/known-devices.ts';
import { fingerprintOf } from '#lib/keys/join-link.ts';
import { verifyManifest } from '#lib/keys/verify-manifest.ts';
import { openItem } from '#lib/sealing/open.ts';
import { readLettersFile } from '#lib/sealing/read-letters-file.ts';
import { closeRunning } from '#lib/server/running.ts';
import { ask, useNewDatabase } from '../support/api.ts';
import type { Json } from '../support/mutations.ts';
import { withStrangers } from '../support/strangers.ts';
import { folderOf, releasedFolders, releases } from './folder.ts';
import { readAnswer } from './reading.ts';
import { firstOf } from './recorder.ts';
import { code } from './the-event.ts';

test('the first released version is here, and every folder is named after its version', () => {
	expect(releasedFolders()).toContain('0.1');
	expect(folderOf('0.1.7')).toBe('0.1');
});

describe.each(await releases())('version $folder', ({ release, key, tokens }) => {
	describe('its calls', () => {
		let data: string;
		beforeAll(() => (data = useNewDatabase()));
		afterAll(async () => {
			await closeRunning();
			rmSync(data, { recursive: true });
		});

		test("are answered by today's server as they were, in their order, and each answer is read", async () => {
			for (const { file, method, path, who, body, headers, status } of release.calls) {
				const answer = await ask(method, path, { token: tokens[who], body, headers });
				expect(answer.status, file).toBe(status);
				const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream');
				const text = isStream ? await firstOf(answer) : await answer.text();
				const said: unknown = isStream || path.endsWith('/pack') ? text : JSON.parse(text);
				const read = readAnswer({ method, path, status }, said);
				expect(read, file).toMatchObject({ kind: 'parsed' });
				// The reverse: a reader that knows no more than today can read today's answers with later fields.
				if (typeof said === 'object')
					expect(readAnswer({ method, path, status }, withStrangers(said as Json)), file).toEqual(read);
			}
		});
	});

	test('its answers are read, whole', () => {
		for (const call of release.calls) {
			const read = readAnswer(call, call.answer);
			expect(read, call.file).toMatchObject({ kind: 'parsed' });
			expect(read, call.file).not.toHaveProperty('notKnown');
		}
	});

	test('its answers are read the same when a later server added fields at every level', () => {
		const inJson = release.calls.filter(({ answer }) => typeof answer === 'object');
		for (const call of inJson)
			expect(readAnswer(call, withStrangers(call.answer as Json)), call.file).toEqual(readAnswer(call, call.answer));
		expect(inJson.length).toBeGreaterThan(20);
	});

	test('its manifest is verified, with the settings it has', async () => {
		const records = release.calls.filter(
			({ method, path, status }) => method === 'GET' && path === `/events/${code}` && status === 200
		);
		expect(records.length).toBeGreaterThan(0);
		const expected = { fingerprint: await fingerprintOf(key.verifyKey), code };
		for (const { answer } of records) {
			const verified = await verifyManifest(answer as Parameters<typeof verifyManifest>[0], expected);
			expect(verified).toMatchObject({ kind: 'verified', manifest: { settings: { envelope: 'din5008b' } } });
			expect(verified).not.toHaveProperty('notKnown');
		}
	});

	test('its sample pack is taken, as it was written', () => {
		expect(parsePack(release.samplePack)).toMatchObject({ kind: 'parsed' });
	});

	test("its sample pack prints no country that is not the authority's", () => {
		const pack = parseFetchedPack(release.samplePack);
		if (pack.kind === 'malformed') throw new Error(pack.problem);
		const lastLines = pack.value.cases.map((entry) => addressLines(addresseeOf(entry), 'en').at(-1));
		for (const wrong of ['WEST BANK', 'ERITREA']) expect(lastLines).not.toContain(wrong);
		expect(lastLines).toContain('EGYPT');
	});

	test('its items are read, and opened where they are sealed', async () => {
		expect(release.items.length).toBeGreaterThanOrEqual(3);
		for (const { item, sealed } of release.items) {
			expect(parseItem(item)).toEqual({ kind: 'parsed', value: item });
			const outside = item as Parameters<typeof openItem>[2];
			expect(await openItem(sealed, key.identity, outside)).toEqual({ kind: 'opened', item });
		}
	});

	test('its .letters file is read whole, and what is in it opens', async () => {
		const read = await readLettersFile(release.lettersFile);
		if (read.kind !== 'read') throw new Error(read.kind);
		expect(read.file.items.length).toBeGreaterThan(0);
		for (const { item } of read.file.items)
			expect(await openItem(read.sealed.get(item.id)!, key.identity, { ...item, event: code })).toMatchObject({ kind: 'opened' });
		expect(await cardReader(code, key.identity)(read.file.head!.device, read.file.head!.card)).toMatchObject({
			appVersion: expect.any(String) as string
		});
	});
});
