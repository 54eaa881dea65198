/** `collect --from`: the items in `.letters` files, as a person runs it. It is long because each test runs a process. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ShellItem } from '#lib/domain/facts/shell-item.ts';
import type { Item } from '#lib/domain/item.ts';
import type { WriterRequest } from '#lib/domain/request.ts';
import { lettersFileBody, lettersFileEnd } from '#lib/domain/wire/letters-file.ts';
import { organisersFileBody } from '#lib/domain/wire/organisers-file.ts';
import type { PostedItem } from '#lib/domain/wire/wire.ts';
import { receiptCode } from '#lib/domain/writing/receipt-code.ts';
import { toBase64, toBase64Url } from '#lib/keys/bytes.ts';
import { organiserKey, type OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import { newWords } from '#lib/keys/words.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { sealFacts } from '#lib/sealing/seal-facts.ts';
import { sealRequest } from '#lib/sealing/seal.ts';
import { ask, setUpToken } from '../support/api.ts';
import { aLetter, aManifest, countedRandom } from '../support/builders.ts';
import { postedFor, useCollecting } from '../support/collecting.ts';
import { aHeld } from '../support/facts.ts';
import { aPostedHandOver } from '../support/hand-over.ts';
import { aDevice, aPackJson, aPosted, idOf, sha256 } from '../support/signed-event.ts';

const here = useCollecting();
const { manifest, letters, folder, wordsFile, out, collect, written } = here;
const handedOn = 'H4ND0N';

async function lettersFile(name: string, posted: PostedItem[], event = manifest.code, device = aDevice) {
	const body = lettersFileBody({ event, device, lastSeq: 9, items: posted });
	writeFileSync(join(folder, name), body + lettersFileEnd(sha256(body)));
	return join(folder, name);
}
const sealedFor = async (item: Item, seq: number, to = here.key) => postedFor(item, seq, [await recipientOf(to.identity)]);
async function requestFor(request: WriterRequest): Promise<PostedItem> {
	const sealed = await sealRequest(request, [here.recipient]);
	if (sealed.kind !== 'sealed') throw new Error(sealed.kind);
	const { id, caseId, kind, keyVersion } = request;
	return { id, seq: 8, caseId, kind, keyVersion, digest: sealed.digest, sealed: toBase64(sealed.bytes) };
}
const carried = ['--words-file', wordsFile, '--out', out];

test('collect --from opens .letters files without a server, each item once', async () => {
	const sealed = await Promise.all(letters.map((letter, at) => sealedFor(letter, at + 1)));
	const first = await lettersFile('first.letters', sealed.slice(0, 2));
	const second = await lettersFile('second.letters', sealed);
	const { status, stderr } = await collect('--from', first, second, ...carried);
	expect([status, written()]).toEqual([0, letters]);
	expect(stderr).toMatch(/second\.letters: 1 items, 2 were in the files before it/);
	expect(stderr).toContain('What organisers held or left out is not known');
});

test('collect --from marks what organisers held by the file that one of them saved', async () => {
	const of = { event: manifest.code, token: toBase64Url(here.key.authToken) };
	const items = [{ device: aDevice, item: await sealedFor(letters[0]!, 1) }];
	const body = organisersFileBody({ event: of.event, items, facts: await sealFacts(of, [aHeld([idOf(1)])], [here.recipient]) });
	const saved = join(folder, 'organiser.letters');
	writeFileSync(saved, body + lettersFileEnd(sha256(body)));
	const tablets = await lettersFile('tablet.letters', [await sealedFor(letters[1]!, 2)]);
	const { status, stderr } = await collect('--from', tablets, saved, ...carried);
	const marks = written<ShellItem>().map(({ aside }) => aside?.state);
	expect([status, marks]).toEqual([0, [undefined, 'held']]);
	expect(stderr).not.toContain('is not known');
});

test('collect --from names a letter whose writer asks not to send it, and nobody on another device takes that back', async () => {
	const letter = await sealedFor(letters[0]!, 1);
	const request = (number: number, asks: WriterRequest['asks'], turn: number) =>
		requestFor({
			...{ v: 1, event: manifest.code, id: idOf(number), kind: 'request', caseId: letter.caseId, keyVersion: 1 },
			...{ asks, code: receiptCode(letter.digest), turn }
		});
	const asked = await lettersFile('asked.letters', [letter, await request(61, 'leave-out', 1)]);
	const meddled = await lettersFile('meddled.letters', [await request(62, 'send', 9)], manifest.code, idOf(99));
	const { status, stderr } = await collect('--from', asked, meddled, ...carried);
	expect([status, written()]).toEqual([0, [letters[0]]]);
	expect(stderr).toContain(`${letter.id}: its writer asks not to send it.`);
	expect(stderr).toContain('1 of 1 items opened');
});

test('collect --from lists what does not open, writes the rest and exits 1', async () => {
	const file = await lettersFile('strange.letters', [aPosted(5), await sealedFor(letters[0]!, 1)]);
	const { status, stderr } = await collect('--from', file, ...carried);
	expect([status, written()]).toEqual([1, [letters[0]]]);
	expect(stderr).toMatch(new RegExp(`${idOf(5)}: it cannot be opened`));
});

test('collect --from refuses half, damaged, foreign and mixed files in one sentence, and exits 2', async () => {
	const whole = await lettersFile('whole.letters', [aPosted(1)]);
	const [half, damaged, other] = [
		join(folder, 'half'),
		join(folder, 'damaged'),
		await lettersFile('other', [aPosted(2)], '0THER0')
	];
	writeFileSync(half, readFileSync(whole).subarray(0, -9));
	writeFileSync(damaged, readFileSync(whole, 'utf8').replace('"seq":1', '"seq":2'));
	const attempts: [string[], RegExp][] = [
		[[half], /only half there/],
		[[damaged], /damaged on its way/],
		[[wordsFile], /no file of Writing Table/],
		[[join(folder, 'none')], /cannot be read/],
		[[whole, other], /is of event 0THER0/]
	];
	for (const [files, sentence] of attempts) {
		const { status, stderr } = await collect('--from', ...files, ...carried);
		expect([status, stderr.trim().split('\n').length]).toEqual([2, 1]);
		expect(stderr).toMatch(sentence);
	}
});

describe('collect --from, for an event that was handed over,', () => {
	let [newFile, file] = ['', ''];
	let newKey: OrganiserKey;
	const opened = () => written().map(({ id }) => id);

	// Another event, so that this story stands apart from the one above.
	beforeAll(async () => {
		const words = newWords(countedRandom(31));
		newFile = join(folder, 'newest-words.txt');
		writeFileSync(newFile, words.join(' '));
		newKey = await organiserKey(words);
		const before = aManifest({ code: handedOn, packDigest: sha256(aPackJson()) });
		const signed = await signManifest(before, here.key);
		const body = { ...signed, authHash: sha256(here.key.authToken), joinHash: sha256(here.key.joinToken), pack: aPackJson() };
		expect((await ask('POST', '/events', { token: setUpToken, body })).status).toBe(201);
		const handOver = await aPostedHandOver(signed, here.key, newKey, [here.key.identity]);
		const token = toBase64Url(newKey.authToken);
		expect((await ask('POST', `/events/${handedOn}/hand-over`, { token, body: handOver })).status).toBe(200);
		const items = [
			await sealedFor(aLetter({ event: handedOn, id: idOf(51) }), 1),
			await sealedFor(aLetter({ event: handedOn, id: idOf(52), keyVersion: 2 }), 2, newKey)
		];
		file = await lettersFile('handed-over.letters', items, handedOn);
	});

	test('opens letters of before and after with the new words where the server is named', async () => {
		const { status, stderr } = await collect('--from', file, '--server', here.url, '--words-file', newFile, '--out', out);
		expect([status, opened()]).toEqual([0, [51, 52].map(idOf)]);
		expect(stderr).not.toContain('sealed to other words');
	});

	test.each([
		['new', () => newFile, 52],
		['old', () => wordsFile, 51]
	])('opens with the %s words alone what was sealed to them, and says what opens the rest', async (_which, words, opens) => {
		const { status, stderr } = await collect('--from', file, '--words-file', words(), '--out', out);
		expect([status, opened()]).toEqual([1, [idOf(opens)]]);
		expect(stderr).toContain('1 are sealed to other words than these.');
		expect(stderr).toContain('name its server too (--server URL)');
	});

	test('takes nothing from the server with the old words, and says so', async () => {
		const { status, stderr } = await collect('--from', file, '--server', here.url, '--words-file', wordsFile, '--out', out);
		expect([status, stderr]).toEqual([2, expect.stringContaining('does not take these words')]);
	});

	test('shows every identity that opens its letters, for age and for a place without a network', async () => {
		const words = ['--words-file', newFile, '--show-identity'];
		const { stdout } = await collect('--server', here.url, '--code', handedOn, ...words);
		expect(stdout.trim().split('\n')).toEqual([newKey.identity, here.key.identity]);
		expect((await collect(...words)).stdout.trim()).toBe(newKey.identity);
	});
});
