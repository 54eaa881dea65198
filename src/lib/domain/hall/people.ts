/**
 * How many people handed something in, without a name of anybody: each device counts the sittings of which something was handed in, and
 * says the number on its sealed card.
 */
import { isUnknown, type RollEntry } from './roll-call.ts';

export interface PeopleCounted {
	/** By devices, as far as they were heard. */
	byDevices: number;
	/** Devices that handed something in and do not say how many people did: their app is older, or their card cannot be opened. */
	unsaid: number;
	/** Devices of which it is not known how many sat there since, and since when the first of them was not heard. */
	unheard: number;
	unheardSinceMs?: number;
}

type Counting = Pick<RollEntry, 'people' | 'handedIn' | 'arrived' | 'standing' | 'stillOut' | 'lastSeenAtMs'>;

/** Adds up what the devices say. Nobody counts who handed in nothing that arrived, so a card alone invents no people. */
export function peopleCounted(devices: readonly Counting[]): PeopleCounted {
	const handing = devices.filter(({ handedIn }) => handedIn > 0);
	const silent = devices.filter((device) => isUnknown(device) || device.standing === 'quiet');
	return {
		byDevices: handing.reduce((sum, { people = 0, arrived }) => sum + Math.min(people, arrived), 0),
		unsaid: handing.filter(({ people }) => people === undefined).length,
		unheard: silent.length,
		...(silent.length > 0 && { unheardSinceMs: Math.min(...silent.map(({ lastSeenAtMs }) => lastSeenAtMs)) })
	};
}

/** People by devices and by hand together, or `undefined` while nobody counted any. */
export const allPeople = ({ byDevices }: Pick<PeopleCounted, 'byDevices'>, byHand: number | undefined): number | undefined =>
	byDevices === 0 && byHand === undefined ? undefined : byDevices + (byHand ?? 0);
