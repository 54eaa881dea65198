import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../src/app.css';
import StampSheet from '#lib/ui/stamp/StampSheet.svelte';

const cell = {
	...{ id: 'wendy', href: '/', art: '/x.svg', country: 'Mexico', number: 4, name: 'Wendy', restOfName: 'Galarza', line: '' },
	...{ done: 'You wrote a letter', notes: ['Your sheet is still open', '1 written here'] }
};

test.each([320, 390, 700])('StampSheet keeps the postmark beside the words on a screen of %i px', async (width) => {
	await page.viewport(width, 844);
	await render(StampSheet, { title: 'Ten people', cells: [cell], postmark: { place: 'Quayside Library', day: '29 NOV' } });
	await document.fonts.ready;
	const postmark = document.querySelector('.postmark')!.getBoundingClientRect();
	const words = [...document.querySelectorAll('.why, .name, .rest')].map((line) => {
		const range = document.createRange();
		range.selectNodeContents(line);
		return Math.max(...[...range.getClientRects()].map(({ right }) => right));
	});
	// The turned ring begins a little inside its own box.
	expect(Math.max(...words)).toBeLessThanOrEqual(postmark.left + postmark.width * 0.06);
});
