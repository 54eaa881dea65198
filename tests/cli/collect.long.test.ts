/**
 * The command as a person runs it, in a process of its own, against the real endpoints. It is long because every test needs the
 * same server and the same sealed items.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Item } from '#lib/domain/item.ts';
import { lettersFileBody, lettersFileEnd } from '#lib/domain/wire/letters-file.ts';
import type { EventAnswer, PostedItem } from '#lib/domain/wire/wire.ts';
import { toBase64, toBase64Url } from '#lib/keys/bytes.ts';
import { organiserKey, type OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import { newWords } from '#lib/keys/words.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { sealItem } from '#lib/sealing/seal.ts';
import { closeRunning } from '#lib/server/running.ts';
import { ask, setUpToken, useNewDatabase } from '../support/api.ts';
import { aCard, aLetter, aManifest, countedRandom } from '../support/builders.ts';
import { aPostedHandOver } from '../support/hand-over.ts';
import { aDevice, aPackJson, aPosted, idOf, sha256 } from '../support/signed-event.ts';

const database = useNewDatabase();
const folder = mkdtempSync(join(tmpdir(), 'writing-table-collect-'));
const [wordsFile, recoveryFile, out] = [join(folder, 'words.txt'), join(folder, 'recovery.txt'), join(folder, 'items.json')];
const server = createServer((request, response) => {
	void ask(request.method ?? '', (request.url ?? '').slice('/api/v1'.length), {
		token: request.headers.authorization?.slice('Bearer '.length)
	}).then(async (answer) => {
		response.writeHead(answer.status, Object.fromEntries(answer.headers));
		response.end(await answer.text());
	});
});
let url: string;
let key: OrganiserKey;
let recipient: string;
let recoveryRecipient: string;
const manifest = aManifest({ packDigest: sha256(aPackJson()) });
const handedOn = 'H4ND0N';
const letters = [1, 2, 3].map((number) => aLetter({ id: idOf(number), paragraphs: [`Letter ${number}`] }));

beforeAll(async () => {
	const words = newWords(countedRandom(3));
	writeFileSync(wordsFile, words.map((word, index) => `${index + 1}. ${word}`).join('\n'));
	key = await organiserKey(words);
	recipient = await recipientOf(key.identity);
	const recoveryWords = newWords(countedRandom(9));
	writeFileSync(recoveryFile, recoveryWords.join(' '));
	const recovery = await organiserKey(recoveryWords);
	recoveryRecipient = await recipientOf(recovery.identity);
	const body = {
		...(await signManifest(manifest, key)),
		authHash: sha256(key.authToken),
		joinHash: sha256(key.joinToken),
		recoveryHash: sha256(recovery.authToken),
		pack: aPackJson()
	};
	expect((await ask('POST', '/events', { token: setUpToken, body })).status).toBe(201);
	await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
	server.closeAllConnections();
	server.close();
	await closeRunning();
	for (const each of [database, folder]) rmSync(each, { recursive: true });
});

async function post(item: Item, seq: number, change: object = {}) {
	const sealed = await sealItem(item, [recipient, recoveryRecipient]);
	if (sealed.kind !== 'sealed') throw new Error(sealed.kind);
	const { id, caseId, kind, keyVersion } = item;
	const posted = { id, seq, caseId, kind, keyVersion, digest: sealed.digest, sealed: toBase64(sealed.bytes), ...change };
	const body = { device: aDevice, items: [posted] };
	const answer = await ask('POST', `/events/${manifest.code}/letters`, { token: toBase64Url(key.joinToken), body });
	expect(await answer.json()).toMatchObject({ receipts: [{ outcome: 'stored' }] });
}

const collect = (...args: string[]) =>
	new Promise<{ status: number; stdout: string; stderr: string }>((settle) => {
		execFile(process.execPath, ['src/cli/collect.ts', ...args], (fault, stdout, stderr) =>
			settle({ status: typeof fault?.code === 'number' ? fault.code : 0, stdout, stderr })
		);
	});
const usual = () => ['--server', url, '--code', manifest.code, '--words-file', wordsFile, '--out', out];

test('collect writes every item in the order received', async () => {
	for (const [index, letter] of letters.entries()) await post(letter, index + 1);
	const { status } = await collect(...usual());
	expect(status).toBe(0);
	expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(letters);
});

test('collect opens the same with the words of the recovery sheet', async () => {
	const { status } = await collect('--server', url, '--code', manifest.code, '--words-file', recoveryFile, '--out', out);
	expect([status, JSON.parse(readFileSync(out, 'utf8'))]).toEqual([0, letters]);
});

test('collect lists what does not open or lies under another case, writes the rest and exits 1', async () => {
	await post(aLetter({ id: idOf(4) }), 4, { caseId: 'zhang-zhan' });
	const body = { device: aDevice, items: [aPosted(5)] };
	await ask('POST', `/events/${manifest.code}/letters`, { token: toBase64Url(key.joinToken), body });
	await post(aCard({ id: idOf(6) }), 6);
	const { status, stderr } = await collect(...usual());
	expect(status).toBe(1);
	expect(stderr).toMatch(new RegExp(`${idOf(4)} .*disagree about caseId`));
	expect(stderr).toMatch(new RegExp(`${idOf(5)} .*cannot be opened`));
	expect((JSON.parse(readFileSync(out, 'utf8')) as Item[]).map(({ id }) => id)).toEqual([1, 2, 3, 6].map(idOf));
});

test('collect says in one sentence why it could not begin, and exits 2', async () => {
	const others = join(folder, 'others.txt');
	writeFileSync(others, newWords(countedRandom(4)).join(' '));
	const attempts: [string[], RegExp][] = [
		[['--server', url, '--code', manifest.code, '--words-file', others, '--out', out], /does not take these words/],
		[['--server', url, '--code', 'ZZZZZZ', '--words-file', wordsFile, '--out', out], /no event with this code/],
		[['--server', 'http://127.0.0.1:9', '--code', manifest.code, '--words-file', wordsFile, '--out', out], /cannot be reached/],
		[['--server', url, '--code', manifest.code, '--words-file', join(folder, 'none'), '--out', out], /cannot be read/],
		[['--server', url], /Use: npm run collect/]
	];
	for (const [args, sentence] of attempts) {
		const { status, stderr } = await collect(...args);
		expect([status, stderr.trim().split('\n').length]).toEqual([2, 1]);
		expect(stderr).toMatch(sentence);
	}
});

async function lettersFile(name: string, posted: PostedItem[], event = manifest.code) {
	const body = lettersFileBody({ event, device: aDevice, lastSeq: 9, items: posted });
	writeFileSync(join(folder, name), body + lettersFileEnd(sha256(body)));
	return join(folder, name);
}
async function sealedFor(item: Item, seq: number, to = key): Promise<PostedItem> {
	const sealed = await sealItem(item, [await recipientOf(to.identity)]);
	if (sealed.kind !== 'sealed') throw new Error(sealed.kind);
	const { id, caseId, kind, keyVersion } = item;
	return { id, seq, caseId, kind, keyVersion, digest: sealed.digest, sealed: toBase64(sealed.bytes) };
}
const carried = ['--words-file', wordsFile, '--out', out];

test('collect --from opens .letters files without a server, each item once', async () => {
	const sealed = await Promise.all(letters.map((letter, at) => sealedFor(letter, at + 1)));
	const first = await lettersFile('first.letters', sealed.slice(0, 2));
	const second = await lettersFile('second.letters', sealed);
	const { status, stderr } = await collect('--from', first, second, ...carried);
	expect([status, JSON.parse(readFileSync(out, 'utf8'))]).toEqual([0, letters]);
	expect(stderr).toMatch(/second\.letters: 1 items, 2 were in the files before it/);
});

test('collect --from lists what does not open, writes the rest and exits 1', async () => {
	const file = await lettersFile('strange.letters', [aPosted(5), await sealedFor(letters[0]!, 1)]);
	const { status, stderr } = await collect('--from', file, ...carried);
	expect([status, JSON.parse(readFileSync(out, 'utf8'))]).toEqual([1, [letters[0]]]);
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

test('collect --show-identity prints the age identity', async () => {
	const { status, stdout } = await collect('--words-file', wordsFile, '--show-identity');
	expect([status, stdout.trim()]).toEqual([0, key.identity]);
});

test('collect opens with the new words what came before the event was handed to them, and after', async () => {
	const event = (await (
		await ask('GET', `/events/${manifest.code}`, { token: toBase64Url(key.authToken) })
	).json()) as EventAnswer;
	const before = (await itemsWith(wordsFile)).length;
	const words = newWords(countedRandom(21));
	const newKey = await organiserKey(words);
	const [token, body] = [toBase64Url(newKey.authToken), await aPostedHandOver(event, key, newKey, [key.identity])];
	expect((await ask('POST', `/events/${manifest.code}/hand-over`, { token, body })).status).toBe(200);
	await post(aLetter({ id: idOf(41) }), 41);
	recipient = await recipientOf(newKey.identity);
	await post(aLetter({ id: idOf(42), keyVersion: 2 }), 42);
	const newFile = join(folder, 'new-words.txt');
	writeFileSync(newFile, words.join(' '));
	const collected = await itemsWith(newFile);
	expect(collected.length).toBe(before + 2);
	expect(collected.map(({ id }) => id)).toEqual(expect.arrayContaining([1, 41, 42].map(idOf)));
	expect(await itemsWith(recoveryFile)).toEqual(collected);
	expect((await collect(...usual())).stderr).toContain('does not take these words');
});

describe('collect --from, for an event that was handed over,', () => {
	let [newFile, file] = ['', ''];
	let newKey: OrganiserKey;
	const opened = () => (JSON.parse(readFileSync(out, 'utf8')) as Item[]).map(({ id }) => id);

	// Another event, so that this story stands apart from the one above.
	beforeAll(async () => {
		const words = newWords(countedRandom(31));
		newFile = join(folder, 'newest-words.txt');
		writeFileSync(newFile, words.join(' '));
		newKey = await organiserKey(words);
		const before = aManifest({ code: handedOn, packDigest: sha256(aPackJson()) });
		const signed = await signManifest(before, key);
		const body = { ...signed, authHash: sha256(key.authToken), joinHash: sha256(key.joinToken), pack: aPackJson() };
		expect((await ask('POST', '/events', { token: setUpToken, body })).status).toBe(201);
		const handOver = await aPostedHandOver(signed, key, newKey, [key.identity]);
		const token = toBase64Url(newKey.authToken);
		expect((await ask('POST', `/events/${handedOn}/hand-over`, { token, body: handOver })).status).toBe(200);
		const items = [
			await sealedFor(aLetter({ event: handedOn, id: idOf(51) }), 1),
			await sealedFor(aLetter({ event: handedOn, id: idOf(52), keyVersion: 2 }), 2, newKey)
		];
		file = await lettersFile('handed-over.letters', items, handedOn);
	});

	test('opens letters of before and after with the new words where the server is named', async () => {
		const { status, stderr } = await collect('--from', file, '--server', url, '--words-file', newFile, '--out', out);
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
		const { status, stderr } = await collect('--from', file, '--server', url, '--words-file', wordsFile, '--out', out);
		expect([status, stderr]).toEqual([2, expect.stringContaining('does not take these words')]);
	});

	test('shows every identity that opens its letters, for age and for a place without a network', async () => {
		const words = ['--words-file', newFile, '--show-identity'];
		const { stdout } = await collect('--server', url, '--code', handedOn, ...words);
		expect(stdout.trim().split('\n')).toEqual([newKey.identity, key.identity]);
		expect((await collect(...words)).stdout.trim()).toBe(newKey.identity);
	});
});

async function itemsWith(file: string): Promise<Item[]> {
	await collect('--server', url, '--code', manifest.code, '--words-file', file, '--out', out);
	return JSON.parse(readFileSync(out, 'utf8')) as Item[];
}
