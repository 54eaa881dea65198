/** What befalls the server in a day of chaos: killed, killed while it starts, backed up while it works, and put back to a backup. */
import type { Backups } from '../../support/backups.ts';
import type { BuiltServer } from '../../support/server.ts';
import { pause } from './weather.ts';

export interface Strikes {
	kills: number;
	killsAtStart: number;
	backups: number;
	restored: number;
}

const calmMs = { least: 3_000, most: 9_000 };
/** Of so many strikes one is a backup and one a restored backup. */
const roundOf = 6;

/** Until the day is over; the first strike is a backup, so that there is one to restore. */
export async function strikeServer(
	server: BuiltServer,
	backups: Backups,
	{ isOver, chance }: { isOver: () => boolean; chance: () => number }
): Promise<Strikes> {
	const strikes: Strikes = { kills: 0, killsAtStart: 0, backups: 0, restored: 0 };
	for (let at = 0; !isOver(); at++) {
		await strike(at % roundOf);
		await pause(calmMs.least + chance() * (calmMs.most - calmMs.least));
	}
	return strikes;

	async function strike(which: number) {
		if (which === 0) {
			strikes.backups++;
			return backups.make();
		}
		strikes.kills++;
		await server.kill();
		if (which === 2) await killAtStart();
		if (which === roundOf - 1) {
			strikes.restored++;
			await backups.restoreOne(chance);
		}
		await server.start();
	}

	async function killAtStart() {
		strikes.killsAtStart++;
		server.begin();
		await pause(chance() * 400);
		await server.kill();
	}
}
