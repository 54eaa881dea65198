import { deviceClock } from '#lib/device/clock.ts';
import { theDatabase } from '#lib/device/database.ts';
import { forgetLastWords } from '#lib/device/last-words.ts';
import { deviceNotes } from '#lib/device/notes.ts';
import { clearTable } from '#lib/device/sittings.ts';
import { storing } from '#lib/device/storing.ts';
import { orNothing } from '#lib/domain/in-time.ts';
import { deviceTouches } from './device-touches.ts';
import { wipeWindow } from './wipe-window.ts';

const patienceMs = 15_000;

/**
 * Clears the table for the next person, in every window: the sitting, the drafts and their keys, and everything on the screens.
 * It gives false when the storage failed; then everything of this writer is still here.
 */
export async function clearForNext(code: string, locales: readonly string[]): Promise<boolean> {
	const isCleared = await orNothing(deviceClock, patienceMs, () =>
		storing(
			() => clearTable(theDatabase(), code).then(() => true),
			() => false
		)
	);
	if (!isCleared) return false;
	forgetLastWords(deviceNotes);
	deviceTouches.clear();
	wipeWindow(locales);
	return true;
}
