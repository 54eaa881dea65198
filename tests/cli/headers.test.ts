import { expect, test } from 'vitest';
import { headersFor } from '../../src/cli/serving/headers.ts';

test('headersFor forbids framing and referrers on every path', () => {
	for (const path of ['/', '/api/v1/health', '/_app/immutable/x.js'])
		expect(headersFor(path, 'http://localhost:3000')).toMatchObject({
			'content-security-policy': "frame-ancestors 'none'",
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
