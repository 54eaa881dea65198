import { expect, test } from 'vitest';
import { headersFor } from '../../src/cli/serving/headers.ts';

test('headersFor forbids framing and referrers on every path', () => {
	for (const path of ['/', '/api/v1/health', '/_app/immutable/x.js'])
		expect(headersFor(path, 'http://localhost:3000')).toMatchObject({
			'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as unknown,
			'x-frame-options': 'DENY',
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'no-referrer',
			'permissions-policy': expect.stringMatching(/^camera=\(self\), .*microphone=\(\)/) as unknown
		});
});

test('headersFor promises HTTPS only where there is HTTPS', () => {
	expect(headersFor('/', 'https://table.example')).toHaveProperty('strict-transport-security');
	expect(headersFor('/', 'http://localhost:3000')).not.toHaveProperty('strict-transport-security');
	expect(headersFor('/', undefined)).not.toHaveProperty('strict-transport-security');
});

test('headersFor has the service worker asked for each time', () => {
	expect(headersFor('/service-worker.js', undefined)).toHaveProperty('cache-control', 'no-cache');
	expect(headersFor('/', undefined)).not.toHaveProperty('cache-control');
});

const policyOf = (path: string) => headersFor(path, undefined)['content-security-policy'] ?? '';

test('headersFor lets a script, and so a worker, load and send nothing beyond this server', () => {
	for (const path of ['/_app/immutable/workers/open.worker-x.js', '/service-worker.js', '/_app/immutable/chunks/x.js']) {
		const directives = policyOf(path).split('; ');
		expect(directives, path).toContain("default-src 'none'");
		expect(directives, path).toContain("connect-src 'self'");
		expect(directives, path).toContain("require-trusted-types-for 'script'");
	}
});

test('headersFor allows nothing in what is opened by itself and is no page', () => {
	for (const path of ['/favicon.svg', '/packs/marathon-2021.json', '/api/v1/health', '/fonts/print/Literata-Regular.ttf.gz'])
		expect(policyOf(path), path).toMatch(/^default-src 'none'; frame-ancestors 'none'$/);
});

test('headersFor leaves the policy of a page to the page, which knows the digests of its scripts', () => {
	for (const path of ['/', '/cases/wendy-galarza/letter', '/index.html'])
		expect(policyOf(path), path).toBe("frame-ancestors 'none'");
});
