/**
 * The detector for browsers without one: ZXing as WebAssembly, from this app's own address. It is a megabyte and not in the precache,
 * because only people who scan need it, and a link can also be typed.
 */
import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** Fetches the detector. Rejects when the WebAssembly cannot be fetched. */
export async function fetchDetector(): Promise<typeof BarcodeDetector> {
	await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
	return BarcodeDetector;
}
