/** The sealing and keys rooms in the engines' own crypto: the age test kit, and the keys that WebKitGTK refuses. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { organiserKeyOf } from '#lib/keys/organiser-key.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { engineNames, type EngineBrowser } from '../support/engines/engine.ts';
import { engines } from '../support/engines/engines.ts';
import { servePage, type ServedPage } from '../support/engines/serve-page.ts';
import type {} from '../support/engines/sealing-page.ts';
import { patienceMs } from '../support/patience.ts';

let page: ServedPage;
beforeAll(async () => {
	page = await servePage('tests/support/engines/sealing-page.ts');
});
afterAll(() => page.end());

/** From this entropy, both the age identity and the Ed25519 seed begin with a byte 0. It was found by trying. */
const zeroEntropy = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x2c, 0x7e];

describe.each(engineNames)('in %s', (name) => {
	const profile = mkdtempSync(pathOf(tmpdir(), 'writing-table-engine-'));
	let browser: EngineBrowser;
	beforeAll(async () => {
		browser = await engines[name].open(profile);
		await browser.goto(page.address);
		await vi.waitFor(() => browser.run(() => globalThis.sealing.vectors), { timeout: patienceMs, interval: 200 });
	});
	afterAll(async () => {
		await browser.kill();
		rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
	});

	test('openItem and sealItem work with keys that begin with 0, and so do signatures', async () => {
		const { verifyKey } = await organiserKeyOf(new Uint8Array(zeroEntropy));
		const outcome = await browser.run((entropy) => globalThis.sealing.sealAndSign(entropy), zeroEntropy);
		expect(outcome).toEqual({ sealed: 'sealed', opened: 'opened', isSigned: true, verifyKey: toBase64Url(verifyKey) });
	});

	test('sealItem works when the key made for one sealing begins with 0', async () => {
		const outcome = await browser.run((entropy) => globalThis.sealing.sealWithZeroes(entropy), zeroEntropy);
		expect(outcome).toMatchObject({ sealed: 'sealed', opened: 'opened' });
		expect(outcome.zeroes).toBeGreaterThan(0);
	});

	test('decryptWith treats every file of the age test kit as stated', async () => {
		expect(await browser.run(() => globalThis.sealing.vectors)).toBe(143);
		expect(await browser.run(() => globalThis.sealing.vectorsThatDiffer())).toEqual([]);
	});
});
