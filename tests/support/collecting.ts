/** The command `collect` as a person runs it, in a process of its own, against the real endpoints with one event. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Item } from '#lib/domain/item.ts';
import { toBase64 } from '#lib/keys/bytes.ts';
import { organiserKey, type OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import { newWords } from '#lib/keys/words.ts';
import type { PostedItem } from '#lib/domain/wire/wire.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { sealItem } from '#lib/sealing/seal.ts';
import { ask, setUpToken } from './api.ts';
import { aLetter, aManifest, countedRandom } from './builders.ts';
import { useOwnServer } from './own-server.ts';
import { aPackJson, idOf, sha256 } from './signed-event.ts';

const manifest = aManifest({ packDigest: sha256(aPackJson()) });
const letters = [1, 2, 3].map((number) => aLetter({ id: idOf(number), paragraphs: [`Letter ${number}`] }));

/** Gives all tests of a file an event on a server of their own, with the files of its words, and a folder for what is written. */
export function useCollecting() {
	useOwnServer();
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
	const here = { url: '', recipient: '', recoveryRecipient: '' } as {
		url: string;
		key: OrganiserKey;
		recipient: string;
		recoveryRecipient: string;
	};
	beforeAll(async () => {
		const words = newWords(countedRandom(3));
		writeFileSync(wordsFile, words.map((word, index) => `${index + 1}. ${word}`).join('\n'));
		const key = (here.key = await organiserKey(words));
		here.recipient = await recipientOf(key.identity);
		const recoveryWords = newWords(countedRandom(9));
		writeFileSync(recoveryFile, recoveryWords.join(' '));
		const recovery = await organiserKey(recoveryWords);
		here.recoveryRecipient = await recipientOf(recovery.identity);
		const body = {
			...(await signManifest(manifest, key)),
			authHash: sha256(key.authToken),
			joinHash: sha256(key.joinToken),
			recoveryHash: sha256(recovery.authToken),
			pack: aPackJson()
		};
		expect((await ask('POST', '/events', { token: setUpToken, body })).status).toBe(201);
		await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
		here.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});
	afterAll(() => {
		server.closeAllConnections();
		server.close();
		rmSync(folder, { recursive: true });
	});
	const written = <T = Item>() => JSON.parse(readFileSync(out, 'utf8')) as T[];
	return Object.assign(here, { manifest, letters, folder, wordsFile, recoveryFile, out, collect, written });
}

const collect = (...args: string[]) =>
	new Promise<{ status: number; stdout: string; stderr: string }>((settle) => {
		execFile(process.execPath, ['src/cli/collect.ts', ...args], (fault, stdout, stderr) =>
			settle({ status: typeof fault?.code === 'number' ? fault.code : 0, stdout, stderr })
		);
	});

/** The item as it is posted, sealed to these recipients. */
export async function postedFor(item: Item, seq: number, recipients: string[]): Promise<PostedItem> {
	const sealed = await sealItem(item, recipients);
	if (sealed.kind !== 'sealed') throw new Error(sealed.kind);
	const { id, caseId, kind, keyVersion } = item;
	return { id, seq, caseId, kind, keyVersion, digest: sealed.digest, sealed: toBase64(sealed.bytes) };
}
