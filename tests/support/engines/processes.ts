/** The processes of a browser: those that were started with its profile folder, and all processes that these started. */
import { readdirSync, readFileSync } from 'node:fs';
import { until } from '../patience.ts';

/** Sends SIGKILL to all of them, parents first, until none is left. */
export async function killAllOf(profileFolder: string): Promise<void> {
	const noneIsLeft = () => {
		const left = processesOf(profileFolder);
		for (const id of left) killIfThere(id);
		return left.length === 0;
	};
	await until(noneIsLeft, 10, () => `processes of ${profileFolder} do not end`);
}

interface Running {
	id: number;
	parent: number;
	names: boolean;
}

function processesOf(profileFolder: string): number[] {
	const running = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
		.flatMap((name) => look(Number(name), profileFolder));
	const found = new Set(running.filter(({ names }) => names).map(({ id }) => id));
	for (let before = -1; before !== found.size;) {
		before = found.size;
		for (const { id, parent } of running) if (found.has(parent)) found.add(id);
	}
	return [...found];
}

/** A process that has ended, but whose parent did not fetch its result yet, writes nothing any more. */
function look(id: number, profileFolder: string): Running[] {
	try {
		const [state, parent] = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
		if (state === 'Z' || state === 'X') return [];
		const told = readFileSync(`/proc/${id}/cmdline`, 'utf8') + readFileSync(`/proc/${id}/environ`, 'utf8');
		return [{ id, parent: Number(parent), names: told.includes(profileFolder) }];
	} catch {
		return [];
	}
}

function killIfThere(id: number) {
	try {
		process.kill(id, 'SIGKILL');
	} catch {
		// The process ended by itself meanwhile.
	}
}
