/** What this device remembers of its printer, where it can be read at once. */
import { readPrinterSetting } from '#lib/domain/print/printer-setting.ts';
import type { PrinterMemory } from '#lib/desk/print/print-room.svelte.ts';

const storageKey = 'writing-table/printer';

export const keptPrinter: PrinterMemory = {
	read: () => readPrinterSetting(localStorage.getItem(storageKey) ?? ''),
	keep(setting) {
		try {
			localStorage.setItem(storageKey, JSON.stringify(setting));
		} catch {
			// A device without room prints all the same; it only asks again next time.
		}
	}
};
