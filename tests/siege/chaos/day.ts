/** A day of chaos: tablets and browsers write, organisers collect, and the network, the server and the devices fail all the while. */
import { join } from 'node:path';
import { Backups } from '../../support/backups.ts';
import { openEvent, type OpenedEvent } from '../../support/event.ts';
import { BuiltServer, freePort } from '../../support/server.ts';
import { Book, holdAgainst, type Found } from './book.ts';
import { Organiser } from './organiser.ts';
import { strikeServer, type Strikes } from './server-strikes.ts';
import { Tablet } from './tablet.ts';
import { pause, Weather } from './weather.ts';
import { Writer } from './writer.ts';

export interface Cast {
	events: number;
	tablets: number;
	writers: number;
	organisers: number;
	build: string;
	chance: () => number;
}

export class Day {
	readonly book = new Book();
	readonly weathers: Weather[] = [];
	readonly tablets: Tablet[] = [];
	readonly writers: Writer[] = [];
	readonly organisers: Organiser[] = [];
	readonly server: BuiltServer;
	readonly #cast: Cast;
	#events: OpenedEvent[] = [];

	private constructor(server: BuiltServer, cast: Cast) {
		[this.server, this.#cast] = [server, cast];
	}

	/** Everybody has joined while there was still a network. */
	static async prepare(cast: Cast): Promise<Day> {
		const day = new Day(new BuiltServer(await freePort(), cast.build), cast);
		await day.server.start();
		for (let at = 1; at <= cast.events; at++) day.#events.push(await openEvent(day.server.url, { name: `Marathon ${at}` }));
		const parts = async () => ({ weather: await day.#weather(), events: day.#events, book: day.book, chance: cast.chance });
		for (let at = 1; at <= cast.tablets; at++) day.tablets.push(await Tablet.join(`tablet ${at}`, await parts()));
		for (let at = 1; at <= cast.writers; at++) day.writers.push(await Writer.join(`writer ${at}`, await parts()));
		for (let at = 1; at <= cast.organisers; at++)
			day.organisers.push(await Organiser.begin(`organiser ${at}`, await day.#weather(), day.#events, cast.chance));
		return day;
	}

	/** Until it is over, and everybody has ended what they were at. */
	async go(isOver: () => boolean): Promise<Strikes> {
		const { chance } = this.#cast;
		const changing = this.weathers.map((weather) => weather.change());
		const backups = new Backups(this.server.databaseUrl, join(this.server.folder, 'backups'));
		const [strikes] = await Promise.all([
			strikeServer(this.server, backups, { isOver, chance }),
			...this.tablets.map((tablet) => tablet.write(isOver)),
			...this.writers.map((writer) => writer.write(isOver)),
			...this.organisers.map((organiser) => organiser.collect(isOver))
		]);
		for (const weather of this.weathers) weather.calm();
		await Promise.all(changing);
		return strikes;
	}

	/** The faults have stopped, and every app is opened once more: asked again and again until everything is where it was promised. */
	async settle(withinMs: number): Promise<Found & { afterMs: number }> {
		const beganMs = performance.now();
		for (const tablet of this.tablets) tablet.restart();
		for (const organiser of this.organisers) organiser.restart();
		for (const writer of this.writers) await writer.look();
		for (;;) {
			for (const organiser of this.organisers) await organiser.round();
			const found = await this.#compare();
			const afterMs = performance.now() - beganMs;
			if (found.broken.length === 0 || afterMs > withinMs) return { ...found, afterMs };
			await pause(2_000);
		}
	}

	async discard() {
		for (const writer of this.writers) await writer.discard();
		for (const { between } of this.weathers) await between.stop();
		await this.server.discard();
	}

	async #compare(): Promise<Found> {
		const entries = await Promise.all([...this.tablets, ...this.writers].map((device) => device.entries()));
		const organisers = await Promise.all(this.organisers.map((organiser) => organiser.had()));
		return holdAgainst(this.book, entries.flat(), { server: this.server, events: this.#events, organisers });
	}

	async #weather(): Promise<Weather> {
		const weather = new Weather(await freePort(), this.server.url, this.#cast.chance);
		await weather.between.start();
		this.weathers.push(weather);
		return weather;
	}
}
