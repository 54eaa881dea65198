import { expect, test } from '@playwright/test';
import { readdirSync } from 'node:fs';
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
