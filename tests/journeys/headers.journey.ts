import { expect, test } from '@playwright/test';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aServer, type BuiltServer } from '../support/server.ts';

let server: BuiltServer;
test.beforeAll(async () => {
	server = await aServer();
});
test.afterAll(() => server.discard());

const scriptOf = () => readdirSync('build/client/_app/immutable/entry').find((name) => name.endsWith('.js')) ?? '';

test('every answer carries the headers: page, deep link, script, service worker, API and an address that is none', async () => {
	const paths = [
		'/',
		'/cases',
		`/_app/immutable/entry/${scriptOf()}`,
		'/service-worker.js',
		'/manifest.webmanifest',
		'/api/v1/health',
		'/no/such/page'
	];
	for (const path of paths) {
		const { headers } = await fetch(server.url + path);
		expect(headers.get('x-content-type-options'), path).toBe('nosniff');
		expect(headers.get('referrer-policy'), path).toBe('no-referrer');
		expect(headers.get('content-security-policy'), path).toContain("frame-ancestors 'none'");
		expect(headers.get('permissions-policy'), path).toContain('geolocation=()');
	}
});

test('pages run under a policy without inline scripts', async ({ page }) => {
	const refused: string[] = [];
	page.on('console', (message) => {
		if (/content security policy/i.test(message.text())) refused.push(message.text());
	});
	for (const path of ['/', '/join', '/cases', '/organise', '/organise/new', '/about']) {
		await page.goto(server.url + path);
		await expect(page.locator('h1').first()).toBeVisible();
	}
	const policies = await page
		.locator('meta[http-equiv="content-security-policy"]')
		.evaluateAll((metas) => metas.map((meta) => meta.getAttribute('content') ?? ''));
	const policy = policies[0] ?? (await page.request.get(`${server.url}/`)).headers()['content-security-policy'] ?? '';
	expect(policy).toContain("default-src 'none'");
	expect(policy).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
	expect(refused).toEqual([]);
});

/** The scripts that run outside of a page, by their files in the build. */
const workers = () => readdirSync('build/client/_app/immutable/workers').filter((name) => /\.worker-.*\.js$/.test(name));

test('workers and the service worker reach this server and no other', async ({ page, context }) => {
	// Another port is another origin, and the server on this one answers everybody.
	const other = createServer((_, answer) => answer.setHeader('access-control-allow-origin', '*').end('here'));
	await new Promise<void>((settle) => other.listen(0, '127.0.0.1', settle));
	const elsewhere = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
	const reach = (address: string) =>
		fetch(address).then(
			() => 'reached',
			() => 'refused'
		);
	await page.goto(server.url);
	const serviceWorker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
	expect(workers().length).toBeGreaterThan(1);
	const started = workers().map(async (name) => {
		const [worker] = await Promise.all([
			page.waitForEvent('worker', (each) => each.url().endsWith(name)),
			page.evaluate((file) => void new Worker(`/_app/immutable/workers/${file}`, { type: 'module' }), name)
		]);
		return worker;
	});
	for (const worker of [...(await Promise.all(started)), serviceWorker]) {
		expect(await worker.evaluate(reach, `${server.url}/api/v1/health`), worker.url()).toBe('reached');
		expect(await worker.evaluate(reach, elsewhere), worker.url()).toBe('refused');
	}
	other.close();
});

test('no text becomes markup or a script, and no script comes from another address', async ({ page }) => {
	await page.goto(`${server.url}/join`);
	await expect(page.locator('h1').first()).toBeVisible();
	const refused = (work: string) =>
		page.evaluate((text) => {
			const deeds: Record<string, () => unknown> = {
				markup: () => (document.body.innerHTML = '<p>x</p>'),
				worker: () => new Worker('/packs/marathon-2021.json'),
				elsewhere: () => new Worker('https://elsewhere.example/_app/immutable/x.js'),
				policy: () =>
					(window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }).trustedTypes.createPolicy(
						'mine',
						{}
					)
			};
			try {
				deeds[text]?.();
				return 'done';
			} catch (problem) {
				return (problem as Error).name;
			}
		}, work);
	for (const work of ['markup', 'worker', 'elsewhere', 'policy']) expect(await refused(work), work).toBe('TypeError');
});
