/** Which event the wall shows: one this device joined, else one an organiser keeps open here. A joined device is the better wall. */
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import { parseFetchedPack, type Pack } from '#lib/domain/pack.ts';
import { theDatabase } from '#lib/device/database.ts';
import { joinedEvents } from '#lib/device/events.ts';
import { joinLink } from '#lib/keys/join-link.ts';
import { organiser } from '../organise/organiser.ts';

export interface Shown {
	manifest: Manifest;
	pack: Pack;
	/** Bearer token that may ask for the counts. */
	token: string;
	/** For the square: without a table, so that a phone joins as a phone. */
	link: string;
}

export async function whatToShow(): Promise<Shown | undefined> {
	return (await joined()) ?? (await kept());
}

async function joined(): Promise<Shown | undefined> {
	const rows = await joinedEvents(theDatabase());
	for (const { manifest: signed, pack: json, code, joinToken: token, fingerprint } of rows) {
		const manifest = parseManifest(signed);
		const pack = parseFetchedPack(json);
		if (manifest.kind !== 'parsed' || pack.kind !== 'parsed') continue;
		return { manifest: manifest.value, pack: pack.value, token, link: joinLink(location.origin, { code, token, fingerprint }) };
	}
	return undefined;
}

async function kept(): Promise<Shown | undefined> {
	if (!organiser.current) await organiser.openKept();
	const open = organiser.current;
	return open && { manifest: open.manifest, pack: open.pack, token: open.token, link: open.joinLink() };
}
