import { expect, test } from 'vitest';
import { largestPackBytes } from '#lib/domain/pack/parse-pack.ts';
import { largestSignedPackBytes, problemOfSectionName, readPackText } from '#lib/domain/pack/signed/signed-pack.ts';
import { aSignedPack } from '../../../support/signed-packs.ts';

const written = await aSignedPack({ pack: '{\n\t"v": 2,\n\t"title": "Zaken – 案"\n}\n', version: 3 });
const changed = (change: (file: Record<string, unknown>) => void) => {
	const file = JSON.parse(written) as Record<string, unknown>;
	change(file);
	return JSON.stringify(file);
};
const statement = (change: object) =>
	changed((file) => (file.statement = JSON.stringify({ ...(JSON.parse(file.statement as string) as object), ...change })));

test('readPackText gives the exact text of the pack, and who says to have signed it', () => {
	expect(readPackText(written)).toMatchObject({
		kind: 'signed',
		signed: { pack: '{\n\t"v": 2,\n\t"title": "Zaken – 案"\n}\n', said: { name: 'Amnesty Nowhere', version: 3 } }
	});
});

test.each(['{ "v": 2 }', '', '[]', 'signedPack', '{ "v": 2, "signedPack": 1 }'])('readPackText takes %j as unsigned', (json) => {
	expect(readPackText(json)).toEqual({ kind: 'unsigned', json });
});

test.each([
	['a blank before it', ` ${written}`],
	['a line feed behind it', `${written}\n`],
	['lines of its own', JSON.stringify(JSON.parse(written), undefined, '\t')],
	['a sign written in another way', written.replace('–', '\\u2013')],
	['a field twice', written.replace('"signedPack":1,', '"signedPack":1,"signedPack":1,')]
])('readPackText says of a file with %s that it was written anew', (_what, text) => {
	expect(readPackText(text)).toEqual({ kind: 'rewritten' });
});

test.each([
	['a later form', changed((file) => (file.signedPack = 2)), 'signedPack: must be 1'],
	['a field that nobody knows', changed((file) => (file.colour = 'red')), 'colour: is not a known field'],
	['no signature', changed((file) => delete file.signature), 'signature: must be text'],
	['half a key', changed((file) => (file.verifyKey = 'AAAA')), 'verifyKey: must be 32 bytes in base64url'],
	['a statement that is no JSON', changed((file) => (file.statement = '{')), 'statement: must be an object'],
	['a statement about something else', statement({ signs: 'manifest' }), 'statement.signs: must be pack'],
	['a version of nought', statement({ version: 0 }), 'statement.version: must be between 1 and 1000000'],
	['half a version', statement({ version: 1.5 }), 'statement.version: must be a whole number'],
	['a name of blanks', statement({ name: '  ' }), 'statement.name: must be a name without blanks around it'],
	['a name that is too long', statement({ name: 'x'.repeat(121) }), 'statement.name: at most 120 characters'],
	['a pack beyond 2 MiB', changed((file) => (file.pack = 'x'.repeat(largestPackBytes + 1))), 'pack: at most 2097152 characters'],
	['50 MB', changed((file) => (file.pack = 'x'.repeat(50_000_000))), `at most ${largestSignedPackBytes} bytes`]
])('readPackText refuses a file with %s', (_what, text, problem) => {
	expect(readPackText(text)).toEqual({ kind: 'malformed', problem });
});

test('readPackText takes the largest pack, every sign of which is written as two', async () => {
	const pack = '"'.repeat(largestPackBytes);
	expect(readPackText(await aSignedPack({ pack }))).toMatchObject({ kind: 'signed', signed: { pack } });
});

test('problemOfSectionName wants a name without blanks around it', () => {
	expect(problemOfSectionName('Amnesty International Österreich')).toBeUndefined();
	expect(problemOfSectionName('')).toBe('must not be empty');
	expect(problemOfSectionName(' Amnesty')).toBe('must be a name without blanks around it');
});
