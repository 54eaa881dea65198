/** `npm run pack` as somebody who writes a pack runs it. */
import { spawnSync } from 'node:child_process';
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aPackOfVersion2 } from '../support/pack-of-version-2.ts';
import { aPackJson } from '../support/signed-event.ts';
import { file, folder, inOwnFolder } from '../support/print-command.ts';

inOwnFolder();

function run(...words: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/run.js', 'pack', ...words], { encoding: 'utf8' });
	return { status, stdout, stderr };
}

test('pack check says what a sound pack holds', () => {
	const sample = 'static/packs/marathon-2021.json';
	expect(run('check', sample)).toEqual({
		status: 0,
		stdout: `${sample} can be published: 10 cases of 2021 in en, nl.\nNobody signed it.\n`,
		stderr: ''
	});
	const one = file('one.pack', aPackOfVersion2());
	expect(run('check', one).stdout).toBe(`${one} can be published: 1 case of 2026 in en, nl.\nNobody signed it.\n`);
});

test('pack check names everything that is missing or wrong, each with its place', () => {
	const pack = aPackOfVersion2();
	delete pack.title;
	const entry = pack.cases[0]!;
	entry.story = { en: ['Ada planted a flower.'] };
	entry.number = 100;
	entry.line = { en: 'x'.repeat(81), nl: 'Een regel' };
	entry.addressees[0]!.lines = null;
	entry.dates = { birthday: '02-30' };
	entry.templates = entry.templates.filter(({ id }) => id !== 'card-nl');
	const half = file('half.pack', pack);
	expect(run('check', half)).toEqual({
		status: 1,
		stdout: '',
		stderr: [
			`${half} cannot be published yet. 8 things to change:`,
			'title.en: is missing',
			'title.nl: is missing',
			'cases[0].number: must be a whole number from 1 to 99 (ada-example)',
			'cases[0].line.en: at most 80 characters (ada-example)',
			'cases[0].story.nl: is missing (ada-example)',
			'cases[0].dates.birthday: must be a day of the year such as 12-10 (ada-example)',
			'cases[0].addressees[0].route: without an address it goes by bundle or embassy (ada-example)',
			'cases[0].templates.card: is missing in nl (ada-example)',
			''
		].join('\n')
	});
});

test('pack check wants a country in a pack of version 1, as a new event does', () => {
	const old = file('old.json', aPackJson().replaceAll('MEXICO', 'Street 1'));
	const { status, stderr } = run('check', old);
	expect(status).toBe(1);
	expect(stderr).toContain('cases[0].addressees[0].country.en: is missing (wendy-galarza)');
});

test.each([
	['no JSON', '{ "v": 2', 'not JSON'],
	['a list', '[]', 'must be an object'],
	['a field that nobody knows', { ...aPackOfVersion2(), colour: 'red' }, 'colour: is not a known field'],
	['a later version', { ...aPackOfVersion2(), v: 3 }, 'v: must be 2'],
	['more than 2 MiB', ' '.repeat(2_097_153), 'at most 2097152 bytes']
])('pack check says of a file with %s why it is no pack', (_what, written, problem) => {
	const path = file('wrong.pack', written);
	expect(run('check', path)).toEqual({ status: 1, stdout: '', stderr: `${path} is not a pack: ${problem}.\n` });
});

test('pack check says of a file without a case that there is none', () => {
	const path = file('none.pack', { ...aPackOfVersion2(), cases: [] });
	expect(run('check', path).stderr).toBe(`${path} cannot be published yet. 1 thing to change:\ncases: there is none\n`);
});

const usageLines = `Use: npm run pack -- check FILE
     npm run pack -- words FILE
     npm run pack -- sign FILE --name SECTION --version NUMBER --out SIGNED [--words-file FILE]
`;

test('pack exits 2 when it did not understand, or cannot read the file', () => {
	const usage = { status: 2, stdout: '', stderr: usageLines };
	expect([run(), run('check'), run('look', 'x'), run('check', 'x', 'y'), run('check', '--all')]).toEqual(Array(5).fill(usage));
	const absent = join(folder, 'absent.pack');
	expect(run('check', absent)).toEqual({ ...usage, stderr: `${absent} cannot be read.\n` });
	const picture = join(folder, 'picture.pack');
	writeFileSync(picture, Uint8Array.of(0x89, 0x50, 0xff));
	expect(run('check', picture)).toEqual({ ...usage, stderr: `${picture} is no text: save it as UTF-8.\n` });
	const film = file('film.pack', '');
	truncateSync(film, 50_000_000);
	expect(run('check', film)).toEqual({ ...usage, stderr: `${film} has 50000000 bytes. A pack has at most 2097152.\n` });
});
