/** Reads squares through the camera: with the browser's own detector, else (Safari, Firefox) with one fetched when first needed. */
interface Detector {
	detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface DetectorClass {
	new (options: { formats: ['qr_code'] }): Detector;
	getSupportedFormats(): Promise<readonly string[]>;
}

export const hasCamera = () => 'mediaDevices' in navigator;

/** True when a person has allowed the camera before, so that it need not be explained again. */
export async function isCameraAllowed(): Promise<boolean> {
	const answer = await navigator.permissions?.query({ name: 'camera' as PermissionName }).catch(() => undefined);
	return answer?.state === 'granted';
}

/** Opens the camera that looks away from the person; `undefined` when it was refused or there is none. */
export async function openCamera(): Promise<MediaStream | undefined> {
	try {
		return await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
	} catch {
		return undefined;
	}
}

const betweenLooksMs = 200;

/**
 * Looks until `signal` stops it and tells each text it reads. `no-reader`: this browser reads no squares by itself, and what does
 * it instead could not be fetched.
 */
export async function readSquares(
	video: HTMLVideoElement,
	signal: AbortSignal,
	onread: (text: string) => void
): Promise<'stopped' | 'no-reader'> {
	const Detector = await detectorClass();
	if (!Detector) return 'no-reader';
	const detector = new Detector({ formats: ['qr_code'] });
	while (!signal.aborted) {
		// A frame that is not there yet makes `detect` throw; the next one is looked at as well.
		const found = await detector.detect(video).catch(() => []);
		if (signal.aborted) break;
		for (const { rawValue } of found) onread(rawValue);
		await new Promise((settle) => setTimeout(settle, betweenLooksMs));
	}
	return 'stopped';
}

async function detectorClass(): Promise<DetectorClass | undefined> {
	const own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
	const formats = await own?.getSupportedFormats().catch((): string[] => []);
	if (own && formats?.includes('qr_code')) return own;
	return fetchedDetector().catch(() => undefined);
}

async function fetchedDetector(): Promise<DetectorClass> {
	const { fetchDetector } = await import('./square-detector.later.ts');
	return fetchDetector();
}
