import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Case } from '#lib/domain/pack.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import Story from '#lib/ui/letter/Story.svelte';
import { aPackOfVersion2 } from '../../support/pack-of-version-2.ts';

function aCase(): Case {
	const parsed = parsePack(JSON.stringify(aPackOfVersion2()));
	if (parsed.kind === 'malformed') throw new Error(parsed.problem);
	return parsed.value.cases[0]!;
}

test('Story is told in easy words when the writer asks for it, and in full again', async () => {
	const screen = await render(Story, { entry: aCase(), locale: 'en' });
	await expect.element(screen.getByText('Ada planted a flower.')).toBeVisible();
	await screen.getByRole('button', { name: 'Easy to read' }).click();
	await expect.element(screen.getByText('Ada likes flowers.')).toBeVisible();
	expect(screen.getByText('Ada planted a flower.').query()).toBeNull();
	await expect.element(screen.getByRole('button', { name: 'Easy to read' })).toHaveAttribute('aria-pressed', 'true');
	await screen.getByRole('button', { name: 'Full story' }).click();
	await expect.element(screen.getByText('Ada planted a flower.')).toBeVisible();
});

test('Story says first what may be hard to read, from which age, and the days; and which ask is met', async () => {
	const screen = await render(Story, { entry: aCase(), locale: 'nl' });
	for (const note of ['Vertelt over de gevangenis.', /29 feb/i, /1 december 2026/, /15 januari 2027/])
		await expect.element(screen.getByText(note)).toBeVisible();
	await expect.element(screen.getByText(/13/)).toBeVisible();
	expect(
		screen
			.getByRole('listitem')
			.elements()
			.map((each) => each.querySelector('.met')?.textContent ?? '')
			.filter(Boolean)
	).toHaveLength(2);
});

test('Story says below an ask how far it is met, in the column of the ask', async () => {
	const screen = await render(Story, { entry: aCase(), locale: 'en' });
	for (const met of screen.container.querySelectorAll('.met')) {
		const ask = met.closest('li')!.getBoundingClientRect();
		expect(met.getBoundingClientRect().width).toBeGreaterThan(ask.width / 2);
	}
});

test('Story has no switch and no notes where the pack has none', async () => {
	const { easyStory: _easy, contentNote: _note, fromAge: _age, dates: _dates, ...entry } = aCase();
	const screen = await render(Story, { entry, locale: 'en' });
	await expect.element(screen.getByText('Ada planted a flower.')).toBeVisible();
	expect(screen.getByRole('button').elements()).toHaveLength(0);
});
