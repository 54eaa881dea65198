import { expect, test } from 'vitest';
import { parseHealth } from '#lib/domain/wire/health.ts';
import { aManifest } from '../../support/builders.ts';

test('parseHealth takes a recovery recipient or none, and nothing that only looks like one', () => {
	const health = { ok: true, version: '0.1.0', store: 'sqlite' };
	expect(parseHealth(health)).toEqual({ kind: 'parsed', value: health });
	expect(parseHealth({ ...health, recoveryRecipient: aManifest().recipients[1] })).toMatchObject({ kind: 'parsed' });
	expect(parseHealth({ ...health, recoveryRecipient: 'age1nobody' })).toMatchObject({ kind: 'malformed' });
	expect(parseHealth('<html>Sign in</html>')).toMatchObject({ kind: 'malformed' });
});
