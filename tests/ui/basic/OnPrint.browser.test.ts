import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Leaving from './Leaving.svelte';

test('OnPrint lies beside the app, and leaves with its page and nothing else', async () => {
	const screen = await render(Leaving, { isReport: true });
	expect(document.querySelector('body > .on-print.sheet')?.textContent).toBe('On paper');
	await screen.rerender({ isReport: false });
	expect(document.querySelector('main')?.textContent).toBe('The next room');
	expect(document.querySelector('footer')?.textContent).toBe('What stands below');
	expect(document.querySelector('.on-print')).toBeNull();
	await screen.rerender({ isReport: true });
	expect(document.querySelector('main')?.textContent).toBe('The report');
});
