/** What this device remembers of its printer, where it can be read at once. Without room for it, it asks again next time. */
import { deviceNotes } from '#lib/device/notes.ts';
import { readPrinterSetting, type PrinterSetting } from '#lib/domain/print/printer-setting.ts';

const note = 'writing-table/printer';

export const keptPrinter = (): PrinterSetting => readPrinterSetting(deviceNotes.read(note) ?? '');
export const keepPrinter = (setting: PrinterSetting): void => deviceNotes.write(note, JSON.stringify(setting));
