/**
 * A writer's whole way in three engines, on a profile that is kept: without a network, after a kill, delivered, with the next
 * person, and after an update.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiPath, type PostAnswer } from '#lib/domain/wire/wire.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import type { EngineBrowser } from '../support/engines/engine.ts';
import { engineNames } from '../support/engines/engine.ts';
import { engines } from '../support/engines/engines.ts';
import { Person } from '../support/engines/person.ts';
import { rowsOf, untilKept } from '../support/engines/stored-rows.ts';
import {
	drawOn,
	firstBlock,
	handIn,
	handInButton,
	join,
	message,
	nameField,
	nextPlease,
	openSheet,
	seesUnveiled,
	outboxMarks,
	sign,
	signature,
	thanks
} from '../support/engines/writer.ts';
import { buildingMs } from '../support/built-app.ts';
import { headersOf, itemsOf, openEvent, type OpenedEvent } from '../support/event.ts';
import { buildNext, nextBuild, nextVersion } from '../support/next-build.ts';
import { patienceMs } from '../support/patience.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { aPosted } from '../support/signed-event.ts';

beforeAll(buildNext, buildingMs);

describe.each(engineNames)('in %s', (name) => {
	const profile = mkdtempSync(pathOf(tmpdir(), 'writing-table-engine-'));
	let server: BuiltServer;
	let event: OpenedEvent;
	let browser: EngineBrowser;
	let writer: Person;
	const start = async () => {
		browser = await engines[name].open(profile);
		writer = new Person(browser);
	};

	beforeAll(async () => {
		server = await aServer();
		event = await openEvent(server.url);
		await start();
	});
	afterAll(async () => {
		await browser.kill();
		await server.discard();
		rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
	});

	test('a shared device joins once and needs no network from then on', async () => {
		await join(writer, event.tableLink('7'));
		await server.kill();
		await openSheet(writer, server.url, 'letter', 'wendy-galarza');
	});

	test('a page left in the middle of a transaction keeps no other from writing', async () => {
		await browser.run(holdTheStorage);
		await openSheet(writer, server.url, 'letter', 'zhang-zhan');
		await writer.types(firstBlock, 'Zhang Zhan');
		await expect.poll(async () => (await rowsOf(browser, 'drafts')).length, { timeout: patienceMs }).toBe(1);
	});

	test('what was typed, signed and drawn is there after the browser was killed', async () => {
		await openSheet(writer, server.url, 'letter', 'wendy-galarza');
		await writer.types(firstBlock, 'I am Nora, and I live by the sea.');
		await writer.types(nameField, 'Nora');
		await sign(writer);
		await untilKept(browser);
		await browser.kill();
		await start();
		await openSheet(writer, server.url, 'letter', 'wendy-galarza');
		expect(await writer.valueOf(firstBlock)).toBe('I am Nora, and I live by the sea.');
		await writer.sees(signature);
	});

	test('a letter with a signature and a card with a drawing are handed in without a network', async () => {
		await handIn(writer);
		await writer.seesText('Safe here.');
		await openSheet(writer, server.url, 'card', 'wendy-galarza');
		await writer.types(message, 'Dear Wendy, I drew you a wave.');
		await drawOn(writer);
		await handIn(writer);
	});

	test('both are safe here after the browser was killed while the server is away', async () => {
		await browser.kill();
		await start();
		await browser.goto(`${server.url}/cases`);
		await seesUnveiled(writer, outboxMarks('2 safe here'));
	});

	test('both are delivered once the server is back, as they were written', async () => {
		await server.start();
		await seesUnveiled(writer, outboxMarks('2 delivered'));
		const items = await itemsOf(server.url, event);
		expect(items.map(({ kind, paragraphs }) => [kind, ...paragraphs])).toEqual([
			['letter', 'I am Nora, and I live by the sea.'],
			['card', 'Dear Wendy, I drew you a wave.']
		]);
		expect(items[0]?.signature?.lines.length).toBeGreaterThan(0);
		expect(items[1]?.drawing?.lines.length).toBeGreaterThan(0);
	});

	test('a batch of half a megabyte arrives whole, past the service worker', async () => {
		const item = { ...aPosted(1), sealed: 'QUJD'.repeat(100_000) };
		const body = JSON.stringify({ device: item.id, items: [item] });
		const answer = await browser.run(
			async (to, headers, text) => {
				const given = await fetch(to, { method: 'POST', headers, body: new Blob([text]) });
				return { isControlled: navigator.serviceWorker.controller !== null, status: given.status, text: await given.text() };
			},
			apiPath(event.code, '/letters'),
			headersOf(toBase64Url(event.key.joinToken)),
			body
		);
		expect(answer).toMatchObject({ isControlled: true, status: 201 });
		expect((JSON.parse(answer.text) as PostAnswer).receipts).toEqual([
			{ id: item.id, digest: item.digest, outcome: 'refused', reason: 'too-large' }
		]);
	});

	test('the next person finds nothing of the writer before', async () => {
		await nextPlease(writer);
		for (const table of ['drafts', 'kept'] as const) expect(await rowsOf(browser, table)).toEqual([]);
		await openSheet(writer, server.url, 'letter', 'wendy-galarza');
		expect([await writer.valueOf(firstBlock), await writer.valueOf(nameField)]).toEqual(['', '']);
	});

	test('a new version waits over writing, and is taken when the letter is handed in', async () => {
		await writer.types(firstBlock, 'Begun with the old version');
		await server.kill();
		await server.start(nextBuild);
		await browser.run(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
		await writer.seesText('A new version is here. Update when you are done.');
		expect(await writer.isSeeing({ role: 'button', name: '^Take it now$' })).toBe(false);
		await writer.types(firstBlock, ', and going on');
		expect(await writer.valueOf(firstBlock)).toBe('Begun with the old version, and going on');
		await writer.types(nameField, 'Zoe');
		await handIn(writer);
		expect(await writer.isSeeing(handInButton)).toBe(false);
		await writer.sees(thanks);
		// The words of the thank-you change once more when the item is delivered.
		await writer.sees(outboxMarks('3 delivered'));
		await browser.run(() => void document.documentElement.setAttribute('data-old', ''));
		await writer.taps({ role: 'button', name: '^Take it now$' });
		// The page with the button goes away. Only then has the new version taken over.
		const isNewPage = () => browser.run(() => !document.documentElement.hasAttribute('data-old')).catch(() => false);
		await expect.poll(isNewPage, { timeout: patienceMs }).toBe(true);
		await browser.goto(`${server.url}/about`);
		await writer.seesText(`Version ${nextVersion}`);
		await expect.poll(async () => (await itemsOf(server.url, event)).length, { timeout: patienceMs }).toBe(3);
	});
});

/** Runs a transaction over all tables that would never end by itself. It runs in the page. */
function holdTheStorage(): Promise<void> {
	return new Promise((settle) => {
		const opening = indexedDB.open('writing-table');
		opening.onsuccess = () => {
			const { result } = opening;
			const store = result.transaction([...result.objectStoreNames], 'readwrite').objectStore('drafts');
			const again = () => {
				store.count().onsuccess = again;
				settle();
			};
			again();
		};
	});
}
