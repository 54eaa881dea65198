import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import type { Strokes } from '#lib/domain/writing/strokes.ts';
import SignaturePad from '#lib/ui/pen/SignaturePad.later.svelte';
import Signing from './Signing.svelte';

const surface = () => document.querySelector<SVGSVGElement>('.pad svg')!;
const paths = () => [...document.querySelectorAll('.pad svg path')].map((path) => path.getAttribute('d'));

async function draw(from: [number, number], to: [number, number]) {
	const point = ([x, y]: [number, number]) => ({ x, y });
	const pad = surface().parentElement!;
	await userEvent.dragAndDrop(pad, pad, { sourcePosition: point(from), targetPosition: point(to), steps: 6 });
}

test('SignaturePad gives strokes in its own unit, whole and finite', async () => {
	const onchange = vi.fn<(change: { signature?: Strokes }) => void>();
	await render(SignaturePad, { strokes: undefined, signing: 'finger', onchange });
	await draw([20, 20], [200, 90]);
	const { signature } = onchange.mock.lastCall![0];
	expect(signature).toMatchObject({ width: 1200, height: 440 });
	expect(signature!.lines).toHaveLength(1);
	expect(signature!.lines.flat().every(Number.isInteger)).toBe(true);
	expect(Math.max(...signature!.lines.flat())).toBeLessThanOrEqual(1200);
});

test('SignaturePad keeps every line when the screen is turned or resized', async () => {
	await page.viewport(800, 600);
	await render(Signing);
	await draw([20, 20], [200, 90]);
	await draw([40, 90], [220, 30]);
	const before = paths();
	expect(before).toHaveLength(2);
	await page.viewport(320, 700);
	await page.viewport(600, 800);
	expect(paths()).toEqual(before);
	const box = document.querySelector('.pad svg path')!.getBoundingClientRect();
	const pad = surface().getBoundingClientRect();
	expect(box.right).toBeLessThanOrEqual(pad.right + 4);
	await draw([20, 50], [150, 60]);
	expect(paths()).toHaveLength(3);
});

test('SignaturePad takes back the last line, then everything', async () => {
	await render(Signing);
	await draw([20, 20], [100, 60]);
	await draw([30, 60], [120, 20]);
	await page.getByRole('button', { name: 'Undo' }).click();
	expect(paths()).toHaveLength(1);
	await draw([30, 60], [120, 20]);
	await page.getByRole('button', { name: 'Clear' }).click();
	expect(paths()).toHaveLength(0);
});

test('SignaturePad keeps NaN out when it has no extent', async () => {
	const onchange = vi.fn();
	await render(SignaturePad, { strokes: undefined, signing: 'finger', onchange });
	const svg = surface();
	svg.setPointerCapture = () => undefined;
	(svg.parentElement as HTMLElement).style.cssText = 'inline-size: 0; block-size: 0; aspect-ratio: auto';
	const event = (type: string) =>
		new PointerEvent(type, { pointerId: 9, isPrimary: true, clientX: 5, clientY: 5, bubbles: true });
	for (const type of ['pointerdown', 'pointermove', 'pointerup']) svg.dispatchEvent(event(type));
	for (const [change] of onchange.mock.calls) expect(JSON.stringify(change)).not.toContain('null');
	expect(paths().join('')).not.toContain('NaN');
});

test('SignaturePad can be left for paper with the keyboard alone', async () => {
	await render(Signing);
	await userEvent.tab();
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByText('A line to sign on will be printed.')).toBeVisible();
	await page.getByRole('button', { name: 'Sign here instead' }).click();
	expect(surface()).not.toBeNull();
});

/** Sends pointers as a screen does. A pad cannot capture a pointer that no finger made. */
function send(type: string, change: PointerEventInit) {
	surface().dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0, buttons: 1, ...change }));
}

test('SignaturePad signs with the pen though the palm rests on the pad, and leaves no dot of the palm', async () => {
	await render(Signing);
	const { left, top } = surface().getBoundingClientRect();
	const at = (x: number, y: number) => ({ clientX: left + x, clientY: top + y });
	const palm = { pointerId: 11, pointerType: 'touch', isPrimary: true };
	const pen = { pointerId: 12, pointerType: 'pen', isPrimary: true };
	send('pointerdown', { ...palm, ...at(150, 90) });
	send('pointerdown', { ...pen, ...at(20, 20) });
	send('pointermove', { ...pen, ...at(90, 60) });
	send('pointerup', { ...palm, ...at(150, 90) });
	send('pointerup', { ...pen, ...at(90, 60) });
	await expect.poll(paths).toHaveLength(1);
	expect(surface().querySelectorAll('path')).toHaveLength(1);
});

test('SignaturePad draws on after the end of a line got lost, with a touch that is called secondary', async () => {
	await render(Signing);
	const { left, top } = surface().getBoundingClientRect();
	const at = (x: number, y: number) => ({ clientX: left + x, clientY: top + y });
	const touch = { pointerType: 'touch', isPrimary: false };
	send('pointerdown', { ...touch, pointerId: 21, ...at(20, 20) });
	send('pointermove', { ...touch, pointerId: 21, ...at(90, 60) });
	window.dispatchEvent(new Event('blur'));
	await expect.poll(paths).toHaveLength(1);
	send('pointerdown', { ...touch, pointerId: 22, ...at(30, 60) });
	send('pointermove', { ...touch, pointerId: 22, ...at(120, 20) });
	send('lostpointercapture', { ...touch, pointerId: 22, ...at(120, 20) });
	await expect.poll(paths).toHaveLength(2);
});
