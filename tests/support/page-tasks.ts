/** Measures the longest task of a page's main thread in its own CPU time, so that a busy machine does not count. */
import type { Browser, Page } from '@playwright/test';

interface TraceEvent {
	name: string;
	pid: number;
	tid: number;
	/** Microseconds of the thread's own time. */
	tdur?: number;
	args?: { name?: string };
}

export async function longestTaskMs(browser: Browser, tab: Page, work: () => Promise<unknown>): Promise<number> {
	await browser.startTracing(tab, { categories: ['toplevel'] });
	await work();
	const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
	const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
	const isMain = ({ name, args }: TraceEvent) => name === 'thread_name' && args?.name === 'CrRendererMain';
	const main = new Set(traceEvents.filter(isMain).map(threadOf));
	const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && main.has(threadOf(event)));
	return Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur / 1000));
}
