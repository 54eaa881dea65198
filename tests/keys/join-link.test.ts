import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fingerprintOf, joinFragment, joinLink, readJoinLink } from '#lib/keys/join-link.ts';
import { anyText } from '../support/any-text.ts';
import { organiser } from '../support/people.ts';

const parts = { code: 'K7M3QD', token: 'AAECAwQFBgcICQoLDA0ODw', fingerprint: await fingerprintOf(organiser.verifyKey) };
const link = joinLink('https://write.example', parts);

test('joinLink puts everything secret behind the hash', () => {
	expect(link).toBe(`https://write.example/join#K7M3QD.AAECAwQFBgcICQoLDA0ODw.${parts.fingerprint}`);
	expect(new URL(link).search + new URL(link).pathname).toBe('/join');
});

test('readJoinLink reads the whole address, the fragment, and the fragment without its hash', () => {
	for (const text of [link, ` ${link}\n`, joinFragment(parts), joinFragment(parts).slice(1)])
		expect(readJoinLink(text)).toEqual({ kind: 'link', parts });
});

test.each(['7', 'Table 7', 'bij het raam', 'طاولة ٣', '7.1', 'a#b/c?d', '100%', '👩‍👩‍👧'])(
	'readJoinLink gives back the table %s',
	(table) => {
		const fragment = joinFragment({ ...parts, table });
		expect(fragment).toMatch(/^#[A-Z0-9]{6}\.[\w-]{22}\.[\w-]{22}\.[A-Za-z0-9%-]+$/);
		expect(readJoinLink(`https://write.example/join${fragment}`)).toEqual({ kind: 'link', parts: { ...parts, table } });
	}
);

test('readJoinLink knows a typed code and says that the secret part is missing', () => {
	expect(readJoinLink('k7m 3qd')).toEqual({ kind: 'no-secret', code: 'K7M3QD' });
	expect(readJoinLink('https://write.example/join#K7M3QD')).toEqual({ kind: 'no-secret', code: 'K7M3QD' });
});

test.each(['', 'hello', 'https://write.example/', 'https://write.example/join', 'mailto:a@b.c', 'K7M3Q', 'x'.repeat(3_000)])(
	'readJoinLink says not-a-link for %.40s',
	(text) => expect(readJoinLink(text)).toEqual({ kind: 'not-a-link' })
);

test.each([
	link.slice(0, -1),
	link.slice(0, -22),
	link.slice(0, -23),
	link.replace('AAECAwQF', 'AAEC+wQF'),
	link.replace('0ODw', '0ODx'),
	link.replace('K7M3QD', 'K7M3'),
	`${link}.`,
	`${link}.%`,
	`${link}.%E0%A4%A`,
	`${link}.%00`,
	'#K7M3.AAEC',
	`${link}.${'x'.repeat(41)}`
])('readJoinLink says damaged for %s', (text) => expect(readJoinLink(text)).toEqual({ kind: 'damaged' }));

test('readJoinLink gives an outcome for any text', () => {
	fc.assert(
		fc.property(anyText(), fc.constantFrom('', '#', 'https://write.example/join#', `${link}.`), (text, before) => {
			expect(['link', 'no-secret', 'not-a-link', 'damaged']).toContain(readJoinLink(before + text).kind);
		})
	);
});
