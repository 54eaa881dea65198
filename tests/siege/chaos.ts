/**
 * `npm run siege:chaos -- [--minutes 3] [--events 3] [--tablets 6] [--writers 2] [--organisers 2]`: real browsers and devices without
 * a screen write at several events, each behind a network of its own that fails in nine ways; browsers, pages and the server are
 * killed, and backups restored. In the end everything of which a device said that it is safe lies on the server and at every
 * organiser's, once and whole. Ctrl-C ends the day early. Needs `npm run build`.
 */
import 'fake-indexeddb/auto';
import { parseArgs } from 'node:util';
import { Day } from './chaos/day.ts';
import type { Found } from './chaos/book.ts';
import type { Strikes } from './chaos/server-strikes.ts';
import { isOfKilledPage } from './chaos/page-life.ts';
import { moods } from './chaos/weather.ts';

const { values } = parseArgs({
	options: {
		minutes: { type: 'string', default: '3' },
		events: { type: 'string', default: '3' },
		tablets: { type: 'string', default: '6' },
		writers: { type: 'string', default: '2' },
		organisers: { type: 'string', default: '2' },
		build: { type: 'string', default: 'build' }
	}
});
let ofKilledPages = 0;
process.on('unhandledRejection', (reason) => {
	if (isOfKilledPage(reason)) {
		ofKilledPages++;
		return;
	}
	console.error(reason);
	process.exit(1);
});

const settleMs = 15 * 60_000;
let isAborted = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (isAborted = true));

const { minutes, build, ...cast } = values;
const counts = Object.fromEntries(Object.entries(cast).map(([name, count]) => [name, Number(count)])) as Record<
	keyof typeof cast,
	number
>;
const day = await Day.prepare({ ...counts, build, chance: Math.random });
const beganMs = performance.now();
const isOver = () => isAborted || performance.now() - beganMs > Number(minutes) * 60_000;
const telling = setInterval(tell, 30_000);
const strikes = await day.go(isOver);
clearInterval(telling);
const lastedS = seconds(performance.now() - beganMs);
const found = await day.settle(settleMs);
report(strikes, found);
const faults = day.server.log.split('\n').filter((line) => line.startsWith('fault')).length;
console.log(`${faults} answers of 500; ${ofKilledPages} errors in pages that were just killed`);
await day.discard();
process.exit(found.broken.length + faults === 0 ? 0 : 1);

function tell() {
	console.log(`${seconds(performance.now() - beganMs)} s: ${day.book.thanked.size} letters were thanked for`);
}

function report({ kills, killsAtStart, backups, restored }: Strikes, { due, broken, afterMs }: Found & { afterMs: number }) {
	const killed = (of: { kills: number }[]) => of.reduce((sum, each) => sum + each.kills, 0);
	const met = moods.map((mood) => `${mood} ${day.weathers.reduce((sum, weather) => sum + (weather.met.get(mood) ?? 0), 0)}`);
	console.log(
		`${lastedS} s of chaos at ${counts.events} events: ${day.book.thanked.size} letters were thanked for, ${due} lay in outboxes; ` +
			`${kills} kills of the server (${killsAtStart} more while starting), ${backups} backups, ${restored} restored; ` +
			`${killed(day.writers)} kills of browsers, ${killed(day.tablets)} of tablets' pages, ${killed(day.organisers)} of organisers' pages\n` +
			`requests that met a fault: ${met.join(', ')}\n` +
			`${seconds(afterMs)} s after it calmed ${broken.length} promises were broken`
	);
	for (const problem of broken.slice(0, 50)) console.log(`  ${problem}`);
}

function seconds(ms: number) {
	return Math.round(ms / 1_000);
}
