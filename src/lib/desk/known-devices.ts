/** Combines what the server, the files and the items on this device tell about the event's devices. */
import type { KnownDevice } from '#lib/domain/hall/roll-call.ts';
import type { CollectedRow } from '#lib/device/rows.ts';
import { fromBase64 } from '#lib/sealing/bytes.ts';
import type { Identity } from '#lib/sealing/age.ts';
import { openCard } from '#lib/sealing/seal-card.ts';

type OnCard = Pick<
	KnownDevice,
	'table' | 'appVersion' | 'lacks' | 'joinedAtMs' | 'replaces' | 'unfinished' | 'cleared' | 'people' | 'givenBack'
>;
/** Gives what a device's sealed card says. It gives an empty answer when there is no card, or when it cannot be opened. */
export type ReadCard = (device: string, card?: string) => Promise<OnCard>;

/** Opens each card once and remembers the result until the card changes. There may be hundreds of cards, read twice a minute. */
export function cardReader(event: string, identity: Identity): ReadCard {
	const read = new Map<string, { card: string; says: OnCard }>();
	return async (device, card) => {
		const sealed = card === undefined ? undefined : fromBase64(card);
		if (card === undefined || !sealed) return {};
		const known = read.get(device);
		if (known?.card === card) return known.says;
		const content = await openCard(sealed, identity, { event, device });
		const says = content ? saidOn(content) : {};
		read.set(device, { card, says });
		return says;
	};
}

/** Gives, for each device, the numbers of its items that are stored here. */
export function seqsByDevice(rows: readonly Pick<CollectedRow, 'device' | 'seq'>[]): Map<string, number[]> {
	const here = new Map<string, number[]>();
	for (const { device, seq } of rows) {
		const seqs = here.get(device);
		if (seqs) seqs.push(seq);
		else here.set(device, [seq]);
	}
	return here;
}

/** Joins both lists into one entry for each device. What a device last said on the network overrides what its file said. */
export function mergedDevices(heard: KnownDevice[], fromFiles: KnownDevice[]): KnownDevice[] {
	const files = new Map(fromFiles.map((each) => [each.device, each]));
	const both = heard.map((told) => {
		const file = files.get(told.device);
		files.delete(told.device);
		return file ? joined(told, file) : told;
	});
	return [...both, ...files.values()];
}

function joined(told: KnownDevice, file: KnownDevice): KnownDevice {
	const card = told.appVersion === undefined ? file : told;
	return {
		...{ device: told.device, ...saidOn(card), received: told.received },
		lastSeq: Math.max(told.lastSeq, file.lastSeq),
		lastSeenAtMs: Math.max(told.lastSeenAtMs, file.lastSeenAtMs)
	};
}

function saidOn({ table, appVersion, lacks, joinedAtMs, replaces, unfinished, cleared, people, givenBack }: OnCard): OnCard {
	return { table, appVersion, lacks, joinedAtMs, replaces, unfinished, cleared, people, givenBack };
}
