/**
 * A sentence that is inside sealed items must be nowhere else: not on the server's disk, not in a log, and not in what a crash
 * leaves.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#lib/domain/id.ts';
import { aLetter } from '../support/builders.ts';
import { buildingMs, ensureBuilt } from '../support/built-app.ts';
import { canary, filesHolding, formsOf } from '../support/canary.ts';
import { headersOf, openEvent, random, type OpenedEvent } from '../support/event.ts';
import { aCluster, type Cluster } from '../support/postgres.ts';
import { handInFor } from '../support/posting.ts';
import { BuiltServer, freePort } from '../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'writing-table-canary-'));
const reports = join(folder, 'reports');
mkdirSync(reports);
let cluster: Cluster;
beforeAll(async () => {
	ensureBuilt();
	cluster = await aCluster({ isDurable: true });
}, buildingMs);
afterAll(async () => {
	await cluster.discard();
	rmSync(folder, { recursive: true, force: true });
});

/** Throws at SIGUSR2, whatever is going on, and leaves Node's own report. */
const crashing = {
	NODE_OPTIONS: [
		`--import=data:text/javascript,process.on('SIGUSR2',()=>{throw%20new%20Error('on%20purpose')})`,
		'--report-uncaught-exception --report-on-fatalerror',
		`--report-directory=${reports}`
	].join(' ')
};

const aLetterWith = (text: string) =>
	aLetter({ id: newId(Date.now(), random), paragraphs: [text], subject: text, from: { name: text, town: text } });

test('the search finds the sentence in every form', () => {
	for (const [name, bytes] of formsOf(canary).entries()) {
		const place = mkdtempSync(join(folder, 'forms-'));
		writeFileSync(join(place, String(name)), Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')]));
		expect(filesHolding(place, canary)).toHaveLength(1);
		rmSync(place, { recursive: true });
	}
	for (const before of ['', 'a', 'ab', 'abc']) {
		writeFileSync(join(folder, 'sealed'), Buffer.from(`${before}${canary} and on`).toString('base64'));
		expect(filesHolding(folder, canary)).toEqual([join(folder, 'sealed')]);
		rmSync(join(folder, 'sealed'));
	}
});

test.each(['SQLite', 'PostgreSQL'])(
	'a server on %s that crashes while it takes letters leaves the sentence nowhere',
	async (engine) => {
		const url = engine === 'SQLite' ? undefined : cluster.newDatabase();
		const server = new BuiltServer(await freePort(), 'build', url, crashing);
		await server.start();
		const event = await openEvent(server.url);
		await handInFor(server.url, event.code, event.words, [{ item: aLetterWith(canary) }]);
		// No app of ours sends this: the sentence unencrypted, at every place of a request.
		await sendInClear(server, event);
		const busy = Promise.allSettled(
			Array.from({ length: 8 }, () => handInFor(server.url, event.code, event.words, [{ item: aLetterWith(canary) }]))
		);
		await server.crash('SIGUSR2');
		await busy;
		expect(server.log).toContain('on purpose');
		expect(filesHolding(reports, 'on purpose')).not.toEqual([]);
		for (const place of [server.folder, cluster.folder, reports]) expect(filesHolding(place, canary)).toEqual([]);
		expect(formsOf(canary).some((form) => Buffer.from(server.log).includes(form))).toBe(false);
		await server.discard();
	},
	60_000
);

async function sendInClear(server: BuiltServer, { code, joinLink }: OpenedEvent) {
	const token = joinLink.split('.').at(-2) ?? '';
	const inBase64 = Buffer.from(canary).toString('base64');
	const item = {
		id: newId(Date.now(), random),
		seq: 1,
		caseId: canary,
		kind: canary,
		digest: canary,
		sealed: inBase64,
		[canary]: 1
	};
	const send = (path: string, body: string, headers: Record<string, string> = headersOf(token)) =>
		fetch(server.url + path, { method: 'POST', headers, body }).then((answer) => answer.text());
	const letters = `/api/v1/events/${code}/letters`;
	await send(letters, JSON.stringify({ device: canary, items: [item] }));
	await send(letters, JSON.stringify({ device: newId(Date.now(), random), items: [item, canary, { sealed: canary }] }));
	await send(letters, `{"device":"${canary}`);
	await send(`${letters}?after=${encodeURIComponent(canary)}`, canary);
	await send(`/api/v1/events/${encodeURIComponent(canary)}/letters`, canary);
	await send(letters, canary, { ...headersOf(canary), 'user-agent': canary, cookie: canary, 'content-type': 'text/x' });
}

test('collect and print that crash while the sentence is open leave it in their output file alone', async () => {
	const server = new BuiltServer(await freePort());
	await server.start();
	const event = await openEvent(server.url);
	await handInFor(server.url, event.code, event.words, [{ item: aLetterWith(canary) }]);
	const [wordsFile, items] = [join(folder, 'words.txt'), join(folder, 'items.json')];
	writeFileSync(wordsFile, event.words.join(' '));
	const asked = ['--server', server.url, '--code', event.code, '--words-file', wordsFile];
	// A full disk is the one fault that comes when everything is already open.
	const said = [await run('collect', [...asked, '--out', '/dev/full'])];
	await run('collect', [...asked, '--out', items]);
	expect(readFileSync(items, 'utf8')).toContain(canary);
	said.push(await run('print', [items, '/dev/full']));
	writeFileSync(join(folder, 'cut.json'), readFileSync(items, 'utf8').slice(0, -30));
	said.push(await run('print', [join(folder, 'cut.json'), join(folder, 'out.pdf')]));
	writeFileSync(join(folder, 'odd.json'), JSON.stringify([{ [canary]: canary }, { v: 1, id: canary }, canary]));
	said.push(await run('print', [join(folder, 'odd.json'), join(folder, 'out.pdf')]));
	for (const { code, text } of said) {
		expect(code).not.toBe(0);
		expect(text).not.toBe('');
		expect(text).not.toContain('Zwoqvix');
	}
	expect(filesHolding(reports, canary)).toEqual([]);
	await server.discard();
});

function run(command: string, args: string[]): Promise<{ code: number | null; text: string }> {
	const env = { ...process.env, ...crashing };
	const program: ChildProcess = spawn(process.execPath, [`src/cli/${command}.ts`, ...args], {
		env,
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let text = '';
	for (const stream of [program.stdout, program.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
	return new Promise((settle) => program.once('exit', (code) => settle({ code, text })));
}
