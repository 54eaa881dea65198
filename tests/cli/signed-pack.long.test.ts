/** How a section signs its packs at the shell. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readPackText } from '#lib/domain/pack/signed/signed-pack.ts';
import { readWords } from '#lib/keys/words.ts';
import { aPackOfVersion2 } from '../support/pack-of-version-2.ts';
import { file, folder, inOwnFolder } from '../support/print-command.ts';
import { sectionWords } from '../support/signed-packs.ts';

inOwnFolder();

const at = (name: string) => join(folder, name);
function run(words: string[], input = '') {
	const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/run.js', 'pack', ...words], {
		encoding: 'utf8',
		input
	});
	return { status, stdout, stderr };
}
const sign = (from: string, out: string, more: Record<string, string> = {}, typed = sectionWords.join(' ')) => {
	const asked = { '--name': 'Amnesty Nowhere', '--version': '1', ...more };
	return run(['sign', from, ...Object.entries(asked).flat(), '--out', out], typed);
};
const cases = file('cases.pack', aPackOfVersion2());

test('pack words, sign and check go together as the page on packs says', () => {
	const page = readFileSync('docs/pack.md', 'utf8');
	const commands = [...page.matchAll(/^npm run pack -- (words|sign|check) (.*)$/gm)].map(([, verb = '', rest = '']) => [
		verb,
		...[...rest.matchAll(/"([^"]*)"|(\S+)/g)].map(
			([, quoted, bare]) => quoted ?? (/\.(pack|txt)$/.test(bare!) ? at(bare!) : bare!)
		)
	]);
	expect(commands.map(([verb]) => verb)).toEqual(['check', 'words', 'sign', 'check']);
	writeFileSync(at('cases-2026.pack'), JSON.stringify(aPackOfVersion2()));
	const [before, minted, signed, checked] = commands.map((command) => run(command));
	expect([before, minted, signed, checked].map((each) => [each?.status, each?.stderr])).toEqual(Array(4).fill([0, '']));
	const words = readFileSync(at('section-words.txt'), 'utf8');
	expect(readWords(words).kind).toBe('words');
	if (process.platform !== 'win32') expect(statSync(at('section-words.txt')).mode & 0o777).toBe(0o600);
	const three = /compare them: (\w+ \w+ \w+)\.\n$/.exec(minted!.stdout)?.[1];
	expect(three).toBeDefined();
	const signer = `signed by Amnesty Nowhere, version 1. The three words of the key: ${three}.\n`;
	expect(signed!.stdout).toBe(`${at('cases-2026-signed.pack')} is ${signer}`);
	expect(checked!.stdout).toContain(`It is ${signer}`);
	const read = readPackText(readFileSync(at('cases-2026-signed.pack'), 'utf8'));
	expect(read).toMatchObject({ kind: 'signed', signed: { pack: readFileSync(at('cases-2026.pack'), 'utf8') } });
});

test('pack words leaves a file that is there as it is', () => {
	const taken = file('taken.txt', 'mine');
	expect(run(['words', taken])).toEqual({ status: 2, stdout: '', stderr: `${taken} is there already, and stays as it is.\n` });
	expect(readFileSync(taken, 'utf8')).toBe('mine');
});

test('pack sign takes typed words, signs a later version of a signed file, and no version that is not later', () => {
	const [first, second] = [at('first.pack'), at('second.pack')];
	expect(sign(cases, first).status).toBe(0);
	expect(sign(first, second)).toMatchObject({
		status: 1,
		stderr: expect.stringContaining(`${first} is version 1 already. A later version has a higher number.\n`) as string
	});
	expect(sign(first, second, { '--version': '2' }).stdout).toContain('version 2.');
	expect(sign(first, second, { '--version': '3' })).toMatchObject({
		status: 2,
		stderr: expect.stringContaining(`${second} is there already, and stays as it is.\n`) as string
	});
});

test('pack sign says what is wrong with words, name, version or pack, and writes nothing', () => {
	const out = at('none.pack');
	expect(sign(cases, out, {}, 'legal zzz').stderr).toContain('Word 2 in what was typed is not one of the list.');
	expect(sign(cases, out, {}, sectionWords.slice(1).join(' ')).stderr).toContain(
		'There are 11 words in what was typed instead of twelve.'
	);
	expect(sign(cases, out, {}, sectionWords.toReversed().join(' ')).stderr).toContain('do not belong together');
	expect(sign(cases, out, { '--name': ' ' })).toMatchObject({
		status: 2,
		stderr: '--name must be a name without blanks around it.\n'
	});
	expect(sign(cases, out, { '--version': '0' })).toMatchObject({ status: 2, stderr: expect.stringContaining('Use: ') as string });
	const half = file('half.pack', { ...aPackOfVersion2(), cases: [] });
	expect(sign(half, out)).toMatchObject({ status: 1, stderr: expect.stringContaining('so it is not signed') as string });
	expect(statSync(out, { throwIfNoEntry: false })).toBeUndefined();
});

test.skipIf(process.platform === 'win32')('pack sign takes no words from a file that others can read', () => {
	const words = file('open.txt', sectionWords.join(' '));
	chmodSync(words, 0o644);
	const out = at('closed.pack');
	const open = sign(cases, out, { '--words-file': words });
	expect(open).toMatchObject({ status: 2, stderr: `Others can read ${words}. Keep it for yourself first: chmod 600 ${words}\n` });
	chmodSync(words, 0o600);
	expect(sign(cases, out, { '--words-file': words }).status).toBe(0);
});

test.each([
	['another pack', (text: string) => text.replace('Ada', 'Ade')],
	['another name', (text: string) => text.replace('Amnesty Nowhere', 'Amnesty Nowhare')],
	['lines of its own', (text: string) => JSON.stringify(JSON.parse(text), undefined, 2)]
])('pack check and sign refuse a signed file with %s', (what, change) => {
	const [signed, spoiled] = [at(`signed ${what}.pack`), at(`spoiled ${what}.pack`)];
	expect(sign(cases, signed).status).toBe(0);
	writeFileSync(spoiled, change(readFileSync(signed, 'utf8')));
	const stderr = `${spoiled} was changed after it was signed: its signature does not fit. Ask the section for it again.\n`;
	expect(run(['check', spoiled])).toEqual({ status: 1, stdout: '', stderr });
	expect(sign(spoiled, at('again.pack'))).toEqual({ status: 1, stdout: '', stderr });
});
