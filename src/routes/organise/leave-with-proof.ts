/** Deletes what this device has of the open event, and saves a proof of what went. */
import { deletionProof, proofFileName, type DeletedFrom } from '#lib/desk/deletion-proof.ts';
import type { Desk } from '#lib/desk/desk.svelte.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { both } from '#lib/domain/ledger/figures.ts';
import { saveFile } from '../save-file.ts';
import { organiser } from './organiser.ts';

/**
 * With `server`, the server must have deleted the event already. The proof is made while the key is here, and saved only once the storage
 * of this device has deleted everything. It gives whether it has.
 */
export async function leaveWithProof({ open, tray, ledger }: Desk, from: DeletedFrom): Promise<boolean> {
	const { code: event, key } = open;
	const arrived = both(ledger.total.arrived);
	const proof = await deletionProof({ event, from, nowMs: deviceClock.nowMs(), key, items: tray.everything, arrived });
	if ((await organiser.leave({ isErasing: true })).kind === 'not-saved') return false;
	saveFile(new Blob([proof.text], { type: 'application/json' }), proofFileName(event, from));
	return true;
}
