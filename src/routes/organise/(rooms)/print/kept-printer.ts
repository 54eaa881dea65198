/**
 * What this device remembers of its printer. It can be read without waiting. When there is no room to remember, the app asks
 * again next time.
 */
import type { PrinterMemory } from '#lib/desk/print/print-room.svelte.ts';
import { deviceNotes } from '#lib/device/notes.ts';
import { readPrinterSetting } from '#lib/domain/print/printer-setting.ts';

const note = 'writing-table/printer';

export const keptPrinter: PrinterMemory = {
	read: () => readPrinterSetting(deviceNotes.read(note) ?? ''),
	keep: (setting) => deviceNotes.write(note, JSON.stringify(setting))
};
