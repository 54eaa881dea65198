import { promiseToKeep } from '../support/browser-memory.ts';
import type { OpenedEvent } from '../support/event.ts';
import { Profile } from '../support/profile.ts';
import type { BuiltServer } from '../support/server.ts';
import { spread, type Row } from './table.ts';

const starts = 7;
const slowDown = 4;

/** Measures from a new browser, with the server killed, until the ten stamps can be touched. */
export async function coldStarts(server: BuiltServer, event: OpenedEvent): Promise<Row[]> {
	const profile = new Profile();
	const page = await profile.open();
	await promiseToKeep(page, event.joinLink);
	await page.goto(event.tableLink('7'));
	await page.getByText('Ready without a network').waitFor();
	await profile.close();
	await server.kill();
	const tookMs: number[] = [];
	for (let index = 0; index < starts; index++) tookMs.push(await coldStart(profile, server.url));
	await profile.discard();
	return [
		{ what: `offline cold start to usable cases, ${slowDown}× CPU slow-down`, bound: '≤ 1,500 ms', seen: spread(tookMs, 'ms') }
	];
}

/** Measures from the address to the painted stamps by the page's own clock, on the first page of a new browser process. */
async function coldStart(profile: Profile, url: string): Promise<number> {
	const page = await profile.open();
	const throttle = await page.context().newCDPSession(page);
	await throttle.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
	await page.goto(`${url}/cases`, { waitUntil: 'commit' });
	await page.getByRole('link', { name: /Wendy Galarza/ }).waitFor();
	const tookMs = await page.evaluate(
		() => new Promise<number>((settle) => requestAnimationFrame(() => settle(performance.now())))
	);
	await profile.close();
	return tookMs;
}
