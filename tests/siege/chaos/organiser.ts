/** An organiser's device without a screen: the app's own collecting, opening and passing on, for all the events, killed now and then. */
import { collectedOf } from '#lib/device/collected.ts';
import { Database } from '#lib/device/database.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { saveOrganiser } from '#lib/device/organisers.ts';
import { collectOnce } from '#lib/desk/collect-once.ts';
import { passOn } from '#lib/desk/pass-on.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import { serverAt } from '#lib/net/ask.ts';
import type { Opened } from '#lib/sealing/open.ts';
import { samplePack, type OpenedEvent } from '../../support/event.ts';
import { partOf, type PageLife } from './page-life.ts';
import { pause, type Weather } from './weather.ts';

const roundMs = 2_000;
const killShare = 0.1;

/** An item as an organiser has it. */
export interface Had {
	id: string;
	event: string;
	digest: string;
	/** Its first paragraph; `undefined` when it could not be opened. */
	text?: string;
}

export class Organiser {
	kills = 0;
	readonly #name: string;
	readonly #weather: Weather;
	readonly #events: OpenedEvent[];
	readonly #chance: () => number;
	#life: PageLife = { isGone: false };
	#database: Database;
	#opened = new Map<string, Opened>();

	private constructor(name: string, weather: Weather, events: OpenedEvent[], chance: () => number) {
		[this.#name, this.#weather, this.#events, this.#chance] = [name, weather, events, chance];
		this.#database = new Database(name);
	}

	static async begin(name: string, weather: Weather, events: OpenedEvent[], chance: () => number): Promise<Organiser> {
		const organiser = new Organiser(name, weather, events, chance);
		for (const { manifest, key, code } of events) {
			const record = { ...(await signManifest(manifest, key)), counter: manifest.counter, packDigest: manifest.packDigest };
			await saveOrganiser(organiser.#database, { ...record, code, pack: samplePack(), openedAtMs: deviceClock.nowMs() });
		}
		return organiser;
	}

	/** Collects round after round until the day is over. */
	async collect(isOver: () => boolean) {
		while (!isOver()) {
			const round = this.round();
			if (this.#chance() < killShare) {
				await pause(this.#chance() * 300);
				this.restart();
			}
			await round;
			await pause(this.#chance() * roundMs);
		}
	}

	/** The page is gone, and with it what it had opened. */
	restart() {
		this.kills++;
		this.#life.isGone = true;
		this.#database.close();
		this.#life = { isGone: false };
		this.#database = new Database(this.#name);
		this.#opened = new Map();
	}

	/** Once everything of each event. */
	round(): Promise<void> {
		const life = this.#life;
		return partOf(life, () => this.#roundIn(life));
	}

	async #roundIn(life: PageLife) {
		const database = this.#database;
		for (const event of this.#events)
			await this.#roundOf(database, event).catch((failure: unknown) => {
				if (!life.isGone) throw failure;
			});
	}

	async #roundOf(database: Database, { code, key }: OpenedEvent) {
		const opened = this.#opened;
		const parts = { net: serverAt(this.#weather.url), database, clock: deviceClock, event: code };
		await collectOnce({
			...parts,
			token: toBase64Url(key.authToken),
			identity: key.identity,
			openedBefore: (id) => opened.get(id),
			onOpened: (found) => {
				for (const [id, each] of found) opened.set(id, each);
			}
		});
		await passOn({ ...parts, token: toBase64Url(key.joinToken) });
	}

	async had(): Promise<Had[]> {
		const all = await Promise.all(this.#events.map(({ code }) => collectedOf(this.#database, code)));
		return all.flat().map(({ id, event, digest }) => {
			const opened = this.#opened.get(id);
			return { id, event, digest, ...(opened?.kind === 'opened' && { text: opened.item.paragraphs[0] }) };
		});
	}
}
