import type { Database } from '#lib/device/database.ts';
import { saveManifest, savePack } from '#lib/device/events.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { storing } from '#lib/device/storing.ts';
import type { Net } from '#lib/outbox/net.ts';
import { fetchManifest, fetchPack } from '../join/fetch-event.ts';

/**
 * Takes a newer manifest of the event, and its pack if that changed: a rotated key reaches this device before the next letter is
 * sealed. Without a network, or when anything is wrong with the answer, all stays as it was verified before.
 */
export async function refreshEvent(database: Database, event: EventRow, net: Net): Promise<void> {
	const { code, joinToken: token, fingerprint, counter } = event;
	const parts = { code, token, fingerprint };
	const fetched = await fetchManifest(parts, counter, net);
	if (fetched.kind !== 'fetched' || fetched.manifest.counter === counter) return;
	const { packDigest } = fetched.manifest;
	const pack = packDigest === event.packDigest ? undefined : await fetchPack(parts, packDigest, net);
	if (pack && pack.kind !== 'fetched') return;
	await storing(async () => {
		await saveManifest(database, code, fetched.signed, fetched.manifest);
		if (pack) await savePack(database, code, pack.packText, packDigest);
	});
}
