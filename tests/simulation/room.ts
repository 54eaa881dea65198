/** One event of a simulation: where it lies, and who opens what is written at it. */
import { Desk } from './desk.ts';
import { HallServer } from './hall-server.ts';
import type { Hall } from './tablet.ts';

/** The first is every device's from the beginning, the second one that a device may join in the middle of the day. */
export const codes = ['7KQ2MB', 'B2BBBB'] as const;

export class Room {
	readonly code: string;
	readonly server: HallServer;
	readonly desk: Desk;

	constructor(server: HallServer, hall: Hall) {
		this.code = server.event.code;
		this.server = server;
		server.elapsedMs = () => hall.stage.nowMs;
		this.desk = new Desk(hall, server.event);
	}

	async deleteAndOpen() {
		await this.server.deleteEvent();
		await this.server.createEvent();
		await this.desk.beginAnew();
	}
}
