/** Files carried from a writer's device to an organiser's, in memory. */
import type { Database } from '#lib/device/database.ts';
import { saveOrganiser } from '#lib/device/organisers.ts';
import { fileOut } from '#lib/outbox/files/file-out.ts';
import { aDatabase, HandTurnedClock } from './device.ts';
import { aMomentMs, code, organiser } from './people.ts';

/** An organiser's device that opened the event. */
export async function anOrganisersDevice() {
	const database = aDatabase();
	const record = { manifest: '', signature: '', verifyKey: '', counter: 1, pack: '', packDigest: '' };
	await saveOrganiser(database, { code, ...record, openedAtMs: aMomentMs });
	return { database, clock: new HandTurnedClock(), event: code, identity: organiser.identity, token: 'organisers' };
}

/** The one file a device writes now. */
export async function theFile(database: Database, of = code): Promise<Blob> {
	const out = await fileOut(database, of);
	if (out.kind !== 'files' || !out.files[0]) throw new Error(out.kind);
	return new Blob([out.files[0].text]);
}
