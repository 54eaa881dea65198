/** What a screen says of the other events of its device, asked as the screen asks. */
import { statusOf } from '#lib/outbox/status.ts';
import { otherEvents } from '../../src/routes/(writer)/find-other-events.ts';
import { aLife } from './stage.ts';
import type { Tablet } from './tablet.ts';
import type { World } from './world.ts';

/** I9, I16: whichever event is open, what waits and what was delivered at the other one is named and counted. */
export async function shownTruly({ tablets, stage, rooms }: World): Promise<string[]> {
	const broken: string[] = [];
	if (rooms.length === 1) return broken;
	for (const tablet of tablets)
		for (const { code } of tablet.events()) {
			const life = aLife();
			const asking = otherEvents(tablet.disk.connect(life).asDatabase(), code);
			await stage.quiet();
			const shown = (await asking).map((each) => [each.code, each.outbox]);
			stage.end(life);
			if (JSON.stringify(shown) !== JSON.stringify(othersOn(tablet, code)))
				broken.push(`at ${code} tablet ${tablet.name} does not say what is here of another event (I16)`);
		}
	return broken;
}

const othersOn = (tablet: Tablet, code: string) => {
	const codes = new Set(tablet.entries().map(({ event }) => event));
	codes.delete(code);
	return [...codes].map((each) => [each, statusOf(tablet.entriesOf(each))]);
};
