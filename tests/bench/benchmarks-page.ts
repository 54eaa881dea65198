/** Writes what was measured into `docs/benchmarks.md`. Each bench has its own sections there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';

const page = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));

/** Replaces the text under the heading (`## …` or `### …`) up to the next heading, or adds the heading at the end. */
export function writeSection(heading: string, lines: readonly string[]) {
	const section = [heading, '', ...lines, ''].join('\n');
	const before = readFileSync(page, 'utf8');
	const next = heading.startsWith('###') ? '#{2,3}' : '##';
	const own = new RegExp(`^${heading}\\n[\\s\\S]*?(?=\\n${next} |$(?![\\s\\S]))`, 'm');
	writeFileSync(page, own.test(before) ? before.replace(own, () => section) : `${before.trimEnd()}\n\n${section}`);
}

/** Notes how busy the machine is, whenever it is asked, and says it at the end. */
export function loadWatch() {
	const loads: number[] = [];
	const day = new Date().toISOString().slice(0, 10);
	return {
		note: () => void loads.push(loadavg()[0] ?? 0),
		said: () => {
			const [least, most] = [Math.min(...loads), Math.max(...loads)].map((load) => load.toFixed(1));
			return `Seen on ${day} on ${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}, at a load of ${least} to ${most}`;
		}
	};
}
