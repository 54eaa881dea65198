/**
 * The organiser of this device, with everything that is handed to the desk. Importing this file alone touches nothing of the
 * browser.
 */
import { deviceClock, deviceRandom } from '#lib/device/clock.ts';
import { theDatabase } from '#lib/device/database.ts';
import { Organiser } from '#lib/desk/organiser.svelte.ts';
import type { DeskParts } from '#lib/desk/parts.ts';
import { ownServer } from '#lib/net/ask.ts';

export const deskParts: DeskParts = {
	net: ownServer,
	clock: deviceClock,
	random: deviceRandom,
	get database() {
		return theDatabase();
	},
	get page() {
		return { view: window, document };
	},
	get origin() {
		return location.origin;
	},
	sight: () =>
		import('./sight.later.ts').then(
			({ openSight }) => openSight(),
			() => undefined
		)
};

export const organiser = new Organiser(deskParts);
