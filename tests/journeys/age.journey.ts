/** Other tools than ours are enough: Debian's age opens a sealed item, and the command line collects and prints it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { parseItem } from '#lib/domain/item.ts';
import { feedOf, openEvent } from '../support/event.ts';
import { plainSpaces, wordsIn } from '../support/poppler.ts';
import { aServer } from '../support/server.ts';
import { handIn, sign, takeSeat, writeLetter } from '../support/writing.ts';

const blocks = ['My name is Zoë, from Łódź.', 'Пожалуйста, помогите. Σας παρακαλώ.', 'I ask you to free her: “now”.'];
const npm = (...args: string[]) => execFileSync('npm', ['run', '--silent', ...args], { encoding: 'utf8' });

test('a letter from the screen is opened by age, collected and printed from a shell', async ({ page }) => {
	const server = await aServer();
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-age-'));
	const file = (name: string) => join(folder, name);
	try {
		const event = await openEvent(server.url);
		await takeSeat(page, event.joinLink);
		await writeLetter(page, server.url, { blocks, name: 'Zoë' });
		await sign(page);
		await handIn(page);
		await expect(page.getByText('Delivered.')).toBeVisible();

		writeFileSync(file('words.txt'), event.words.join(' '));
		const collecting = ['--server', server.url, '--code', event.code, '--words-file', file('words.txt')];
		const identity = npm('collect', '--', ...collecting, '--out', file('items.json'), '--show-identity').trim();
		expect(identity).toMatch(/^AGE-SECRET-KEY-1/);
		writeFileSync(file('identity.txt'), `${identity}\n`);

		const [{ sealed = '' } = {}] = await feedOf(server.url, event);
		writeFileSync(file('letter.age'), Buffer.from(sealed, 'base64'));
		const opened = execFileSync('age', ['--decrypt', '--identity', file('identity.txt'), file('letter.age')], {
			encoding: 'utf8'
		});
		expect(parseItem(JSON.parse(opened))).toMatchObject({ kind: 'parsed', value: { paragraphs: blocks, from: { name: 'Zoë' } } });
		expect(JSON.parse(readFileSync(file('items.json'), 'utf8'))).toEqual([JSON.parse(opened)]);

		npm('print', '--', file('items.json'), file('letters.pdf'));
		const printed = wordsIn(new Uint8Array(readFileSync(file('letters.pdf'))));
		for (const text of [...blocks, 'Zoë', 'Northaven', 'Fiscal General de Quintana Roo'])
			expect(printed).toContain(plainSpaces(text));
	} finally {
		rmSync(folder, { recursive: true });
		await server.discard();
	}
});
