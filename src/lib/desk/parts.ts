/**
 * The parts that are handed to the organiser's side. This folder uses no globals, so that it also runs in a test and in a
 * simulation.
 */
import type { Random } from '#lib/domain/chance.ts';
import type { Clock } from '#lib/domain/clock.ts';
import type { Database } from '#lib/device/database.ts';
import type { PageSigns } from '#lib/device/waking.ts';
import type { Net } from '#lib/net/ask.ts';
import type { DeskSight } from './sight.ts';

export interface DeskParts {
	net: Net;
	database: Database;
	clock: Clock;
	random: Random;
	page: PageSigns;
	/** The app's address, with which join links begin: `https://letters.example.org`. */
	origin: string;
	/** What looks into opened items. It gives `undefined` while a part of it cannot be reached. */
	sight?: () => Promise<DeskSight | undefined>;
}
