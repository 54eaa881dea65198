import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { deviceClock } from '#lib/device/clock.ts';
import { saveDraft } from '#lib/device/drafts.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import ReaderChoice from '#lib/ui/letter/ReaderChoice.svelte';
import { aPackOfVersion2 } from '../../support/pack-of-version-2.ts';
import { aDatabase, laidIn } from '../../support/sheets.ts';

const row = { kind: 'The authority', about: 'Can free Ada.', facts: ['Reads Spanish'] };
const rows = [
	{ ...row, id: 'president', office: 'President', name: 'Somebody' },
	{ ...row, id: 'ombudsman', office: 'Ombudsman of the state' }
];

test('ReaderChoice has the proposed one taken, and says what each can do', async () => {
	await render(ReaderChoice, { rows, label: 'Who shall read it?', chosen: 'president' });
	const president = page.getByRole('radio', { name: /President/ });
	await expect.element(president).toBeChecked();
	await page.getByRole('radio', { name: /Ombudsman of the state.*Can free Ada.*Reads Spanish/ }).click();
	await expect.element(president).not.toBeChecked();
});

const pack = (() => {
	const parsed = parsePack(JSON.stringify(aPackOfVersion2()));
	if (parsed.kind === 'malformed') throw new Error(parsed.problem);
	return parsed.value;
})();

test('laySheet addresses a new letter to the reader whom the writer chose, and leaves a letter that is there', async () => {
	const database = aDatabase();
	const asked = { pack, entry: pack.cases[0]!, reader: 'ada' };
	const { draft } = await laidIn(database, asked);
	expect(draft).toMatchObject({
		addressee: 'ada',
		to: { lines: ['Ada Example', 'Prison 1', 'MEXICO'], salutation: 'Dear Ada,' }
	});
	await saveDraft(database, { ...draft, blocks: ['My own words.'] }, deviceClock);
	expect((await laidIn(database, { ...asked, reader: 'ombudsman' })).draft).toMatchObject({ id: draft.id, addressee: 'ada' });
});

test('laySheet proposes a reader to whom post can go', async () => {
	const { draft } = await laidIn(aDatabase(), { pack, entry: pack.cases[0]! });
	expect(draft).toMatchObject({ addressee: 'ombudsman', to: { lines: ['Ombudsman', 'MEXICO'] } });
});
