/** `collect` with a server, as a person runs it. It is long because each test runs a process. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Fact } from '#lib/domain/facts/fact.ts';
import { mergeReviews, noReviews } from '#lib/domain/facts/review.ts';
import { sayPutAside, sayReleased } from '#lib/domain/facts/say-review.ts';
import type { ShellItem } from '#lib/domain/facts/shell-item.ts';
import type { Item } from '#lib/domain/item.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { organiserKey } from '#lib/keys/organiser-key.ts';
import { newWords } from '#lib/keys/words.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { sealNote } from '#lib/sealing/seal-note.ts';
import { ask } from '../support/api.ts';
import { aCard, aLetter, countedRandom } from '../support/builders.ts';
import { postedFor, useCollecting } from '../support/collecting.ts';
import { aDesk, aHeld } from '../support/facts.ts';
import { aPostedHandOver } from '../support/hand-over.ts';
import { aDevice, aPosted, idOf } from '../support/signed-event.ts';

const here = useCollecting();
const { manifest, letters, folder, wordsFile, recoveryFile, out, collect, written } = here;

async function post(item: Item, seq: number, change: object = {}) {
	const posted = { ...(await postedFor(item, seq, [here.recipient, here.recoveryRecipient])), ...change };
	const body = { device: aDevice, items: [posted] };
	const answer = await ask('POST', `/events/${manifest.code}/letters`, { token: toBase64Url(here.key.joinToken), body });
	expect(await answer.json()).toMatchObject({ receipts: [{ outcome: 'stored' }] });
}

async function postFacts(facts: Fact[]) {
	const answer = await ask('POST', `/events/${manifest.code}/batches`, {
		token: toBase64Url(here.key.authToken),
		body: { facts }
	});
	expect(await answer.json()).toMatchObject({ receipts: facts.map(() => ({ outcome: 'stored' })) });
}

const usual = () => ['--server', here.url, '--code', manifest.code, '--words-file', wordsFile, '--out', out];

test('collect writes every item in the order received', async () => {
	for (const [index, letter] of letters.entries()) await post(letter, index + 1);
	const { status } = await collect(...usual());
	expect(status).toBe(0);
	expect(written()).toEqual(letters);
});

test('collect opens the same with the words of the recovery sheet', async () => {
	const { status } = await collect('--server', here.url, '--code', manifest.code, '--words-file', recoveryFile, '--out', out);
	expect([status, written()]).toEqual([0, letters]);
});

test('collect lists what does not open or lies under another case, writes the rest and exits 1', async () => {
	await post(aLetter({ id: idOf(4) }), 4, { caseId: 'zhang-zhan' });
	const body = { device: aDevice, items: [aPosted(5)] };
	await ask('POST', `/events/${manifest.code}/letters`, { token: toBase64Url(here.key.joinToken), body });
	await post(aCard({ id: idOf(6) }), 6);
	const { status, stderr } = await collect(...usual());
	expect(status).toBe(1);
	expect(stderr).toMatch(new RegExp(`${idOf(4)} .*disagree about caseId`));
	expect(stderr).toMatch(new RegExp(`${idOf(5)} .*cannot be opened`));
	expect(written().map(({ id }) => id)).toEqual([1, 2, 3, 6].map(idOf));
});

test('collect marks what organisers hold or leave out, with the opened note, and a release takes the mark away', async () => {
	const sealed = await sealNote({ v: 1, event: manifest.code, text: 'Names a neighbour.' }, [here.recipient]);
	const left = sayPutAside([idOf(2)], { kind: 'left-out', reason: 'other', sealed }, noReviews, aDesk())[0]!;
	await postFacts([aHeld([idOf(1), idOf(3)]), left]);
	const { stderr } = await collect(...usual());
	expect(stderr).toContain('Organisers held 2 and left out 1 of them.');
	const marks = () => written<ShellItem>().map(({ aside }) => aside);
	const held = { state: 'held', reason: 'not-polite', at: left.at };
	const leftOut = { state: 'left-out', reason: 'other', at: left.at, note: 'Names a neighbour.' };
	expect(marks()).toEqual([held, leftOut, held, undefined]);
	await postFacts([sayReleased([1, 2, 3].map(idOf), mergeReviews([left]), aDesk())[0]!]);
	await collect(...usual());
	expect(marks()).toEqual([undefined, undefined, undefined, undefined]);
});

test('collect says in one sentence why it could not begin, and exits 2', async () => {
	const others = join(folder, 'others.txt');
	writeFileSync(others, newWords(countedRandom(4)).join(' '));
	const attempts: [string[], RegExp][] = [
		[['--server', here.url, '--code', manifest.code, '--words-file', others, '--out', out], /does not take these words/],
		[['--server', here.url, '--code', 'ZZZZZZ', '--words-file', wordsFile, '--out', out], /no event with this code/],
		[['--server', 'http://127.0.0.1:9', '--code', manifest.code, '--words-file', wordsFile, '--out', out], /cannot be reached/],
		[['--server', here.url, '--code', manifest.code, '--words-file', join(folder, 'none'), '--out', out], /cannot be read/],
		[['--server', here.url], /Use: npm run collect/]
	];
	for (const [args, sentence] of attempts) {
		const { status, stderr } = await collect(...args);
		expect([status, stderr.trim().split('\n').length]).toEqual([2, 1]);
		expect(stderr).toMatch(sentence);
	}
});

test('collect --show-identity prints the age identity', async () => {
	const { status, stdout } = await collect('--words-file', wordsFile, '--show-identity');
	expect([status, stdout.trim()]).toEqual([0, here.key.identity]);
});

test('collect opens with the new words what came before the event was handed to them, and after', async () => {
	const event = (await (
		await ask('GET', `/events/${manifest.code}`, { token: toBase64Url(here.key.authToken) })
	).json()) as EventAnswer;
	const before = (await itemsWith(wordsFile)).length;
	const words = newWords(countedRandom(21));
	const newKey = await organiserKey(words);
	const [token, body] = [toBase64Url(newKey.authToken), await aPostedHandOver(event, here.key, newKey, [here.key.identity])];
	expect((await ask('POST', `/events/${manifest.code}/hand-over`, { token, body })).status).toBe(200);
	await post(aLetter({ id: idOf(41) }), 41);
	here.recipient = await recipientOf(newKey.identity);
	await post(aLetter({ id: idOf(42), keyVersion: 2 }), 42);
	const newFile = join(folder, 'new-words.txt');
	writeFileSync(newFile, words.join(' '));
	const collected = await itemsWith(newFile);
	expect(collected.length).toBe(before + 2);
	expect(collected.map(({ id }) => id)).toEqual(expect.arrayContaining([1, 41, 42].map(idOf)));
	expect(await itemsWith(recoveryFile)).toEqual(collected);
	expect((await collect(...usual())).stderr).toContain('does not take these words');
});

async function itemsWith(file: string): Promise<Item[]> {
	await collect('--server', here.url, '--code', manifest.code, '--words-file', file, '--out', out);
	return written();
}
