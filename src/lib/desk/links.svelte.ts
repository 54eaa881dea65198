/** The join links of the open event beside its own: opening one, closing it, a new one in its place, and what came by each. */
import type { ChannelContent, LinkKind } from '#lib/domain/channels/channel.ts';
import { floodsIn, type CameItem, type Flood } from '#lib/domain/channels/came.ts';
import { newId } from '#lib/domain/id.ts';
import type { KeptChannel, PutChannel, ToldChannel } from '#lib/domain/wire/channels-wire.ts';
import { findOrganised, keepChannels } from '#lib/device/organisers.ts';
import { storing } from '#lib/device/storing.ts';
import { sha256Hex } from '#lib/keys/bytes.ts';
import type { Hindrance } from '#lib/net/hindrance.ts';
import type { Told } from '#lib/net/ask-for.ts';
import { openChannel, sealChannel } from '#lib/sealing/seal-channel.ts';
import { askChannels, putChannel } from './calls.ts';
import type { OpenEvent } from './open-event.svelte.ts';
import type { DeskParts } from './parts.ts';
import type { Reviews } from './reviews.svelte.ts';

export interface Link {
	id: string;
	/** Absent where the seal does not open with these words. */
	kind?: LinkKind;
	name?: string;
	isClosed: boolean;
	/** How many items came by it, and when the last came. Absent until the server told. */
	items?: number;
	lastItemAtMs?: number;
	/** The whole join link. Absent where other words opened it: it works, and these words cannot show it. */
	url?: string;
}

/** What was opened of a channel's seal. It never changes, so it is opened once. */
type Read = Pick<Link, 'kind' | 'name' | 'url'>;

export class Links {
	list = $state.raw<readonly Link[]>([]);
	/** When the server last told. */
	heardAtMs = $state<number>();
	isBusy = $state(false);
	failure = $state.raw<Hindrance>();
	readonly #parts: DeskParts;
	readonly #open: OpenEvent;
	readonly #reviews: Reviews;
	readonly #came: () => readonly CameItem[];
	readonly #serverNowMs: () => number;
	readonly #read: Record<string, Read> = {};
	#kept: readonly KeptChannel[] | undefined;

	/** The links by which much came lately that nobody has looked after. */
	readonly floods: readonly Flood[] = $derived.by(() => floodsIn(this.#came(), this.#serverNowMs()));
	readonly #byChannel = $derived.by(() => Map.groupBy(this.#came(), ({ channel }) => channel));

	constructor(
		parts: DeskParts,
		open: OpenEvent,
		{ reviews, came, serverNowMs }: { reviews: Reviews; came: () => readonly CameItem[]; serverNowMs: () => number }
	) {
		this.#parts = parts;
		this.#open = open;
		this.#reviews = reviews;
		this.#came = came;
		this.#serverNowMs = serverNowMs;
	}

	of(id: string | undefined): Link | undefined {
		return this.list.find((link) => link.id === id);
	}

	/** What came by a link and lies on this device. Without an id: what came by the event's own link. */
	cameBy(id: string | undefined): readonly CameItem[] {
		return this.#byChannel.get(id) ?? [];
	}

	/** Asks the server for the links. A server that was restored from a backup gets back those that it lost. */
	async hear(): Promise<void> {
		const { code, token } = this.#open;
		if (!this.#kept) await this.#take(await this.#keptHere(), false);
		const told = await askChannels(this.#parts, code, token);
		if (told.kind !== 'given') return;
		const there = told.value.channels.map(({ id }) => id);
		const lost = this.#open.isRecovery ? [] : (this.#kept ?? []).filter(({ id }) => !there.includes(id));
		for (const { id, ...put } of lost) await putChannel(this.#parts, code, token, { id, put });
		await this.#take([...told.value.channels, ...lost], true);
		await this.settle();
	}

	/** Opens a link for each of these names. It stops at the first that the server does not take. */
	openNew(kind: LinkKind, names: readonly string[]): Promise<boolean> {
		return this.#change(async () => {
			for (const name of names) {
				const opened = await this.#openOne(kind, name);
				if (opened.kind !== 'given') return opened;
			}
			return undefined;
		});
	}

	/** Closes the link, or opens it again. */
	setClosed({ id }: Link, closed: boolean): Promise<boolean> {
		return this.#change(() => this.#put(id, closed));
	}

	/** Opens a link of the same name and closes this one. It gives the id of the new one, or `undefined` when there is none. */
	async renew({ id, kind, name }: Link): Promise<string | undefined> {
		let opened: string | undefined;
		if (kind === undefined || name === undefined) return undefined;
		await this.#change(async () => {
			const one = await this.#openOne(kind, name);
			if (one.kind !== 'given') return one;
			opened = one.value;
			return this.#put(id, true);
		});
		return opened;
	}

	/** Holds what came late by a link that was closed, until somebody looks, unless somebody did already. */
	async settle(): Promise<void> {
		const closed = this.list.filter(({ isClosed }) => isClosed).map(({ id }) => id);
		const isToHold = ({ channel, late, isReviewed }: CameItem) => late && !isReviewed && closed.includes(channel ?? '');
		const late = this.#came().filter(isToHold);
		if (late.length > 0)
			await this.#reviews.hold(
				late.map(({ id }) => id),
				{ reason: 'other' }
			);
	}

	async #openOne(kind: LinkKind, name: string): Promise<Told<string>> {
		const { code, key, manifest, token } = this.#open;
		const id = newId(this.#parts.clock.nowMs(), this.#parts.random);
		const content: ChannelContent = { v: 1, event: code, id, kind, name };
		const put: PutChannel = {
			tokenHash: await sha256Hex(await key.channelToken(content)),
			sealed: await sealChannel(content, manifest.recipients),
			closed: false
		};
		const told = await putChannel(this.#parts, code, token, { id, put });
		return told.kind === 'given' ? { kind: 'given', value: id } : told;
	}

	async #put(id: string, closed: boolean): Promise<Hindrance | undefined> {
		const kept = this.#kept?.find((channel) => channel.id === id);
		if (!kept) return undefined;
		const { tokenHash, sealed } = kept;
		const { code, token } = this.#open;
		const told = await putChannel(this.#parts, code, token, { id, put: { tokenHash, sealed, closed } });
		return told.kind === 'given' ? undefined : told;
	}

	async #change(work: () => Promise<Hindrance | { kind: 'given' } | undefined>): Promise<boolean> {
		if (this.isBusy) return false;
		this.isBusy = true;
		this.failure = undefined;
		const outcome = await work();
		await this.hear();
		this.isBusy = false;
		if (outcome === undefined || outcome.kind === 'given') return true;
		this.failure = outcome;
		return false;
	}

	async #keptHere(): Promise<KeptChannel[]> {
		const { database } = this.#parts;
		const read = async () => (await findOrganised(database, this.#open.code))?.channels ?? [];
		return storing(read, () => []);
	}

	async #take(channels: readonly (KeptChannel | ToldChannel)[], isTold: boolean): Promise<void> {
		const links: Link[] = [];
		for (const channel of channels) links.push({ ...(await this.#readOf(channel)), ...stateOf(channel) });
		this.list = links;
		this.#kept = channels.map(keptOf);
		if (!isTold) return;
		this.heardAtMs = this.#parts.clock.nowMs();
		const kept = this.#kept;
		await storing(
			() => keepChannels(this.#parts.database, this.#open.code, [...kept]),
			() => undefined
		);
	}

	async #readOf({ id, sealed, tokenHash }: KeptChannel | ToldChannel): Promise<Read> {
		const known = this.#read[id + sealed];
		if (known) return known;
		const { code: event, keyring, key, isRecovery } = this.#open;
		const content = await openChannel(sealed, keyring.identities, { event, id });
		const token = content && !isRecovery ? await key.channelToken(content) : undefined;
		// The hash holds for a name that whoever has these words gave, and for no other.
		const isOurs = token !== undefined && (await sha256Hex(token)) === tokenHash;
		const read: Read = {
			...(content && { kind: content.kind, name: content.name }),
			...(content && isOurs && { url: this.#open.linkWith(token, content.kind === 'table' ? content.name : undefined) })
		};
		this.#read[id + sealed] = read;
		return read;
	}
}

const isClosedOf = (channel: KeptChannel | ToldChannel) =>
	'openedAt' in channel ? channel.closedAt !== undefined : channel.closed;

const keptOf = (channel: KeptChannel | ToldChannel): KeptChannel => {
	const { id, tokenHash, sealed } = channel;
	return { id, tokenHash, sealed, closed: isClosedOf(channel) };
};

function stateOf(channel: KeptChannel | ToldChannel): Omit<Link, keyof Read> {
	const { id } = channel;
	const told = 'openedAt' in channel ? channel : undefined;
	const lastItemAtMs = told?.lastItemAt === undefined ? undefined : Date.parse(told.lastItemAt);
	return { id, isClosed: isClosedOf(channel), items: told?.items, lastItemAtMs };
}
