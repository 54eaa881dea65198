import { theDatabase } from '#lib/device/database.ts';
import { storing } from '#lib/device/storing.ts';
import { parseManifest } from '#lib/domain/manifest.ts';
import { chosenEvent } from '../chosen-event.ts';

/** The name of the event this device is at already. Where the storage cannot be read there is none to go on at; joining says why. */
export async function knownHere(): Promise<{ name: string } | undefined> {
	const found = await storing(() => chosenEvent(theDatabase()));
	if (found.kind === 'not-stored' || !found.value) return undefined;
	const manifest = parseManifest(found.value.manifest);
	return { name: manifest.kind === 'parsed' ? manifest.value.name : found.value.code };
}
