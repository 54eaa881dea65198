/** Somebody who writes in a real browser, which is killed again and again; at one event or another of those its device joined. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import { chromium } from '../../support/engines/chromium.ts';
import type { EngineBrowser } from '../../support/engines/engine.ts';
import type { Wanted } from '../../support/engines/find.ts';
import { Person } from '../../support/engines/person.ts';
import { rowsOf } from '../../support/engines/stored-rows.ts';
import { firstBlock, handIn, nameField, openSheet, outboxMarks } from '../../support/engines/writer.ts';
import type { OpenedEvent } from '../../support/event.ts';
import { until } from '../../support/patience.ts';
import type { Book, Entry } from './book.ts';
import { pause, pick, type Weather } from './weather.ts';

const caseIds = ['wendy-galarza', 'zhang-zhan', 'janna-jihad', 'rung-panusaya', 'ciham-ali'];
const lifeMs = { least: 8_000, most: 30_000 };

export class Writer {
	readonly name: string;
	kills = 0;
	readonly #profile = mkdtempSync(pathOf(tmpdir(), 'writing-table-chaos-'));
	readonly #weather: Weather;
	readonly #events: OpenedEvent[];
	readonly #book: Book;
	readonly #chance: () => number;
	#browser: EngineBrowser | undefined;
	#written = 0;

	private constructor(name: string, given: WriterParts) {
		this.name = name;
		[this.#weather, this.#events, this.#book, this.#chance] = [given.weather, given.events, given.book, given.chance];
	}

	static async join(name: string, parts: WriterParts): Promise<Writer> {
		const writer = new Writer(name, parts);
		const person = new Person(await writer.open());
		await person.browser.goto(parts.weather.url);
		// A browser that has kept this site over a night.
		await person.browser.run(() => localStorage.setItem('writing-table/outlived', 'yes'));
		for (const event of parts.events) await getReady(person, writer.#linkTo(event));
		return writer;
	}

	/** Letter after letter, one browser after the other, until the day is over. */
	async write(isOver: () => boolean) {
		while (!isOver()) {
			const browser = await this.open();
			let isKilled = false;
			const unlessKilled = (failure: unknown) => {
				if (!isKilled) throw failure;
			};
			const killing = pause(lifeMs.least + this.#chance() * (lifeMs.most - lifeMs.least)).then(() => {
				isKilled = true;
				return this.kill();
			});
			const writing = async () => {
				while (!isKilled) await this.#writeOne(new Person(browser), () => isKilled);
			};
			await Promise.race([writing().catch(unlessKilled), killing]);
			await killing;
		}
	}

	/** The browser on this device's storage, started when it is not running. */
	async open(): Promise<EngineBrowser> {
		return (this.#browser ??= await chromium.open(this.#profile));
	}

	async kill() {
		this.kills++;
		await this.#browser?.kill();
		this.#browser = undefined;
	}

	/** Everything that lies in the outbox, read from the page. */
	async entries(): Promise<Entry[]> {
		return (await rowsOf(await this.open(), 'outbox')) as unknown as Entry[];
	}

	/** The app, on any screen: it delivers by itself. */
	async look() {
		await (await this.open()).goto(`${this.#weather.url}/cases`);
	}

	async discard() {
		await this.#browser?.kill();
		rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
	}

	async #writeOne(person: Person, isOver: () => boolean) {
		const event = pick(this.#events, this.#chance);
		await this.#goTo(person, event);
		await openSheet(person, this.#weather.url, 'letter', pick(caseIds, this.#chance));
		if ((await person.valueOf(nameField)) === '') await person.types(nameField, 'Nora');
		// What a killed browser left on this sheet stays, and goes on.
		await person.types(firstBlock, `Letter ${++this.#written} of ${this.name}.`);
		const text = await person.valueOf(firstBlock);
		const before = new Set((await this.entries()).map(({ id }) => id));
		await handIn(person);
		if (isOver()) return;
		const fresh = (await this.entries()).filter(({ id }) => !before.has(id));
		if (fresh.length === 1 && !isOver()) this.#book.thank({ id: fresh[0]!.id, event: event.code, text });
		else if (!isOver()) throw new Error(`${this.name} was thanked, and ${fresh.length} letters are new in the outbox`);
	}

	async #goTo(person: Person, { manifest }: OpenedEvent) {
		await person.browser.goto(`${this.#weather.url}/`);
		await person.taps({ role: 'link', name: `^Go on at.*${manifest.name}` });
		await person.sees(outboxMarks('safe here|in this window'));
	}

	/** The event's own link, at the address by which this device reaches the server. */
	#linkTo(event: OpenedEvent): string {
		return `${this.#weather.url}/join${new URL(event.tableLink(this.name)).hash}`;
	}
}

const ready: Wanted = { text: 'Ready without a network' };
const fetchMissing: Wanted = { role: 'button', name: '^Fetch what is missing$' };
const fetchingMs = 20_000;

/** Opens the link and waits until no network is needed from here on; what did not come is fetched again, as a person does. */
async function getReady(person: Person, link: string) {
	await person.browser.goto(link);
	let askedAtMs = performance.now();
	const isReady = async () => {
		if (performance.now() - askedAtMs > fetchingMs && (await person.isSeeing(fetchMissing))) {
			askedAtMs = performance.now();
			await person.taps(fetchMissing);
		}
		return person.isSeeing(ready).catch(() => false);
	};
	await until(isReady, 200, () => `${link} does not become ready`);
}

export interface WriterParts {
	weather: Weather;
	events: OpenedEvent[];
	book: Book;
	chance: () => number;
}
