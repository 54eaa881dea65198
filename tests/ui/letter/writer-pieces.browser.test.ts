import { expect, test, vi } from 'vitest';
import { page, userEvent, type Locator } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import BoxedSigns from '#lib/ui/letter/BoxedSigns.svelte';
import ConfirmDialog from '#lib/ui/basic/ConfirmDialog.svelte';
import LanguageChoice from '#lib/ui/basic/LanguageChoice.svelte';
import NewVersion from '#lib/ui/hall/NewVersion.later.svelte';
import OutboxMarks from '#lib/ui/hall/OutboxMarks.later.svelte';
import OutboxPile from '#lib/ui/hall/OutboxPile.svelte';
import ReadySign from '#lib/ui/hall/ReadySign.svelte';
import StampSheet from '#lib/ui/stamp/StampSheet.svelte';
import StillThere from '#lib/ui/hall/StillThere.svelte';

const textOf = (where: Locator) => where.element().textContent;

const aCell = (number: number, done?: string) => ({
	id: `case-${number}`,
	href: `/cases/case-${number}`,
	number,
	name: `Person ${number}`,
	country: 'Mexico',
	line: 'Still waiting for justice',
	art: '/stamps/art/plain.svg',
	...(done ? { done } : {}),
	notes: ['3 written here']
});

test('OutboxMarks shows both counts, zero too, and trouble only when there is some', async () => {
	const onpress = vi.fn();
	const { rerender } = await render(OutboxMarks, { safeHere: 0, delivered: 12, inTrouble: 0, memory: 'keeps', onpress });
	await expect.poll(() => textOf(page.getByRole('button'))).toMatch(/0 safe here\s*12 delivered/);
	await page.getByRole('button').click();
	expect(onpress).toHaveBeenCalledOnce();
	await rerender({ safeHere: 3, delivered: 12, inTrouble: 1, memory: 'keeps', onpress });
	await expect.poll(() => textOf(page.getByRole('button'))).toMatch(/1 for an organiser\s*3 safe here\s*12 delivered/);
});

test.each(['forgets', 'unknown'] as const)('OutboxMarks calls nothing safe where the browser %s', async (memory) => {
	await render(OutboxMarks, { safeHere: 3, delivered: 12, inTrouble: 0, memory, onpress: vi.fn() });
	await expect.poll(() => textOf(page.getByRole('button'))).toMatch(/^\s*3 in this window\s*12 delivered$/);
});

test('StampSheet says in words what the postmark shows, and is a coil on a phone', async () => {
	await page.viewport(390, 844);
	await render(StampSheet, {
		title: 'Touch a stamp',
		cells: [aCell(1), aCell(2, 'You wrote a letter'), aCell(3)],
		postmark: { place: 'Quayside Library', day: '10 DEC' }
	});
	await expect.poll(() => textOf(page.getByRole('link', { name: /Person 2/ }))).toMatch('You wrote a letter');
	await expect.poll(() => textOf(page.getByRole('link', { name: /Person 1/ }))).toMatch('Still waiting for justice');
	const [first, second, third] = page
		.getByRole('link')
		.elements()
		.map((each) => each.getBoundingClientRect());
	expect(second?.left).toBe(first?.left);
	expect(second?.top).toBeGreaterThanOrEqual(first?.bottom ?? 0);
	expect(third?.top).toBeGreaterThanOrEqual(second?.bottom ?? 0);
	await page.viewport(1024, 768);
});

test('OutboxPile shows the newest and the rest when asked', async () => {
	const rows = Array.from({ length: 9 }, (_, at) => ({
		id: `${at}`,
		text: `Letter ${at}`,
		time: '14:32',
		at: '2026-12-10T14:32:00Z'
	}));
	await render(OutboxPile, { state: 'delivered', title: 'Delivered', rows });
	expect(page.getByRole('listitem').elements()).toHaveLength(6);
	await page.getByRole('button', { name: 'Show 3 more' }).click();
	expect(page.getByRole('listitem').elements()).toHaveLength(9);
	await expect.element(page.getByRole('region', { name: 'Delivered' })).toBeVisible();
});

test('ReadySign names what is missing and is ready only when nothing is', async () => {
	const onagain = vi.fn();
	const { rerender } = await render(ReadySign, {
		ready: { kind: 'lacking', lacks: ['fonts', 'stamps'] },
		memory: 'keeps',
		onagain
	});
	await expect.poll(() => textOf(page.getByRole('status'))).toMatch(/fonts for other scripts, the pictures of the stamps/);
	await page.getByRole('button').click();
	expect(onagain).toHaveBeenCalledOnce();
	await rerender({ ready: { kind: 'looking' }, memory: 'keeps', onagain });
	await expect.poll(() => textOf(page.getByRole('status'))).not.toMatch('Ready without a network');
	await rerender({ ready: { kind: 'ready' }, memory: 'keeps', onagain });
	await expect.poll(() => textOf(page.getByRole('status'))).toMatch('Ready without a network');
	for (const memory of ['unknown', 'forgets'] as const) {
		await rerender({ ready: { kind: 'ready' }, memory, onagain });
		await expect.poll(() => textOf(page.getByRole('status'))).toBe('Everything needed is here while this window is open.');
	}
});

test('StillThere tells that the table clears itself, and Escape means yes, still here', async () => {
	const [onstay, onclear] = [vi.fn(), vi.fn()];
	await render(StillThere, { secondsLeft: 12, secondsInAll: 20, onstay, onclear });
	await expect.poll(() => textOf(page.getByRole('dialog', { name: 'Still there?' }))).toMatch(/clears itself/);
	await expect.element(page.getByText('12 seconds left')).toBeVisible();
	await userEvent.keyboard('{Escape}');
	expect(onstay).toHaveBeenCalledOnce();
	expect(onclear).not.toHaveBeenCalled();
});

test('ConfirmDialog does nothing unless a person says yes', async () => {
	const [onyes, onno] = [vi.fn(), vi.fn()];
	await render(ConfirmDialog, { title: 'Delete?', note: 'For good.', yes: 'Delete', no: 'Keep', onyes, onno });
	await page.getByRole('button', { name: 'Keep' }).click();
	expect([onyes.mock.calls.length, onno.mock.calls.length]).toEqual([0, 1]);
});

test('NewVersion has no button while somebody writes', async () => {
	const ontake = vi.fn();
	const { rerender } = await render(NewVersion, { isBusy: true, ontake });
	await expect.poll(() => textOf(page.getByRole('status'))).toMatch('Update when you are done');
	expect(page.getByRole('button').elements()).toHaveLength(0);
	await rerender({ isBusy: false, ontake });
	await page.getByRole('button').click();
	expect(ontake).toHaveBeenCalledOnce();
});

test('LanguageChoice lists languages by their own names', async () => {
	const onchoose = vi.fn();
	await render(LanguageChoice, { current: 'en', onchoose });
	const list = page.getByRole('combobox', { name: 'Language of the screens' });
	expect([...(list.element() as HTMLSelectElement).options].map(({ text }) => text)).toEqual(['English', 'Nederlands']);
	await userEvent.selectOptions(list, 'nl');
	expect(onchoose).toHaveBeenCalledWith('nl');
});

test('BoxedSigns names the first signs by look and number, and counts the others', async () => {
	await render(BoxedSigns, { signs: ['ꕙ', '\uf0b7', 'ក\u{1f9ff}', '1', '2', '3', '4', '5'] });
	const said = textOf(page.getByRole('status')).replace(/\s+/g, ' ');
	expect(said).toContain('8 signs will be printed as empty boxes');
	for (const named of ['ꕙ U+A559', 'U+F0B7', 'U+1780 U+1F9FF', 'And 2 more.']) expect(said).toContain(named);
});
