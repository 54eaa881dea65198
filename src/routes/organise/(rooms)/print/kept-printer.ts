/** What this device remembers of its printer, where it can be read at once. */
import { readPrinterSetting, type PrinterSetting } from '#lib/domain/print/printer-setting.ts';

const storageKey = 'writing-table/printer';

export const keptPrinter = (): PrinterSetting => readPrinterSetting(localStorage.getItem(storageKey) ?? '');

export function keepPrinter(setting: PrinterSetting): void {
	try {
		localStorage.setItem(storageKey, JSON.stringify(setting));
	} catch {
		// A device without room prints all the same; it only asks again next time.
	}
}
