/**
 * The detector for browsers without one: ZXing as WebAssembly, a megabyte, from this app's own address. Apart from the precache,
 * for it is needed only where somebody scans, and a link can be typed as well.
 */
import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** Rejects when the WebAssembly cannot be fetched. */
export async function fetchDetector(): Promise<typeof BarcodeDetector> {
	await prepareZXingModule({ overrides: { locateFile: () => wasm }, fireImmediately: true });
	return BarcodeDetector;
}
