import { chanceOf } from './chance.ts';
import { fate } from './memory-disk.ts';
import type { World } from './world.ts';

/** Nothing disturbs any more: the network is stable, servers and disks are sound, links are good, and a page is open. */
export async function calm(world: World) {
	world.stage.chance = chanceOf(2);
	world.wire.ahead.length = 0;
	world.wire.isDown = false;
	for (const { server } of world.rooms) {
		server.fault = undefined;
		server.poison.clear();
	}
	await world.stage.quiet();
	for (const tablet of world.tablets) {
		const { disk } = tablet;
		// Where a page that hangs holds the table, a person scans the link again until it is taken.
		const scan = () => world.rooms.forEach(({ code }) => tablet.changeToken(code, world.linkOf(code).joinToken));
		world.stage.later(fate, scan, () => disk.isFree(['events'], true));
		disk.faults.clear();
		for (const page of tablet.pages) if (page) page.isOnline = true;
	}
}
