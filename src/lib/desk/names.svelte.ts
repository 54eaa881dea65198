/** How the organisers' devices of the open event are called, and the verb by which this one says who it is. */
import { mergeNames, namedIn, type DeviceName, type NamesByDevice, type OpenedNames } from '#lib/domain/facts/names.ts';
import { nextName, sayNamed } from '#lib/domain/facts/name-fact.ts';
import { openName, sealName } from '#lib/sealing/seal-name.ts';
import type { Facts, Said } from './facts.svelte.ts';
import type { OpenEvent } from './open-event.svelte.ts';

/** By the pseudonym of a device: the name that it gave itself. */
export class Names {
	/** A fact that was looked at and names nobody here is in it without a name. */
	#opened = $state.raw<OpenedNames>({});
	readonly #facts: Facts;
	readonly #open: OpenEvent;
	readonly byDevice: NamesByDevice = $derived.by(() => mergeNames(this.#facts.all, this.#opened));

	constructor(facts: Facts, open: OpenEvent) {
		this.#facts = facts;
		this.#open = open;
	}

	/** The name of a device. It is `undefined` while the device did not say one. */
	of(device: string | undefined): DeviceName | undefined {
		return device === undefined ? undefined : this.byDevice.get(device);
	}

	/** The name that this device has now. */
	get own(): DeviceName | undefined {
		return this.of(this.#facts.ownDevice);
	}

	/** The name that a fact said, also after it was taken back or another followed. */
	saidIn(factId: string): string | undefined {
		return this.#opened[factId];
	}

	/** Says who is at this device. It is sealed for the organisers before it is stored. */
	say(name: string): Promise<Said> {
		return this.#facts.say(async (saying) => {
			const { code: event, key, manifest } = this.#open;
			const own = namedIn(this.#facts.all).filter(({ device }) => device === saying.device);
			const head = nextName(own, saying);
			return [sayNamed(head, await sealName({ event, head, name: name.trim(), key, recipients: manifest.recipients }))];
		});
	}

	/** Opens the names that came since it was last called. */
	async read(): Promise<void> {
		const { code: event, keyring, organiserKeys: keys } = this.#open;
		const fresh = namedIn(this.#facts.all).filter(({ id }) => !(id in this.#opened));
		if (fresh.length === 0) return;
		const trust = { event, identity: keyring.identities, keys };
		const opened = await Promise.all(
			fresh.map(async (fact): Promise<[string, string | undefined]> => [fact.id, await openName(fact, trust)])
		);
		this.#opened = { ...this.#opened, ...Object.fromEntries(opened) };
	}
}
