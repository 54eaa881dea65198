/** What the organiser's side is handed. Nothing in this room reaches for a global, so that it runs in a test and in a simulation too. */
import type { Random } from '#lib/domain/chance.ts';
import type { Clock } from '#lib/domain/clock.ts';
import type { Database } from '#lib/device/database.ts';
import type { PageSigns } from '#lib/device/waking.ts';
import type { Net } from '#lib/net/ask.ts';

export interface DeskParts {
	net: Net;
	database: Database;
	clock: Clock;
	random: Random;
	page: PageSigns;
	/** Where the app lives, as join links begin: `https://letters.example.org`. */
	origin: string;
}
