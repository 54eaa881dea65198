/** The event that a device without an organiser's words may show: the last one that it joined. */
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { parseFetchedPack } from '#lib/domain/pack/parse-pack.ts';
import type { Database } from '#lib/device/database.ts';
import { joinedEvents } from '#lib/device/events.ts';
import { storing } from '#lib/device/storing.ts';
import { joinLink } from '#lib/keys/join-link.ts';

export interface WallEvent {
	code: string;
	/** The join token, which may ask for the counts. */
	token: string;
	manifest: Manifest;
	pack: Pack;
	/** The join link without a table. */
	link: string;
}

/** Gives `undefined` when no event was joined here, or when nothing can be read. */
export async function joinedEvent(database: Database, origin: string): Promise<WallEvent | undefined> {
	const rows = await storing(
		() => joinedEvents(database),
		() => []
	);
	for (const { manifest: signed, pack: json, code, joinToken: token, fingerprint } of rows) {
		const manifest = parseManifest(signed);
		const pack = parseFetchedPack(json);
		if (manifest.kind !== 'parsed' || pack.kind !== 'parsed') continue;
		return { code, token, manifest: manifest.value, pack: pack.value, link: joinLink(origin, { code, token, fingerprint }) };
	}
	return undefined;
}
