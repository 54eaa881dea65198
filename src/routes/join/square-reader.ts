/** Reads squares with the browser's own detector, where it has one. The polyfills weigh more than the app, and links can be pasted. */
interface Detector {
	detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface DetectorClass {
	new (options: { formats: string[] }): Detector;
	getSupportedFormats(): Promise<string[]>;
}
const detectorClass = () => (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;

export async function canReadSquares(): Promise<boolean> {
	const formats = await detectorClass()
		?.getSupportedFormats()
		.catch((): string[] => []);
	return (formats?.includes('qr_code') ?? false) && 'mediaDevices' in navigator;
}

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

/** Looks until `signal` stops it and tells each text it reads. */
export async function readSquares(video: HTMLVideoElement, signal: AbortSignal, onread: (text: string) => void): Promise<void> {
	const Detector = detectorClass();
	if (!Detector) return;
	const detector = new Detector({ formats: ['qr_code'] });
	while (!signal.aborted) {
		// A frame that is not there yet makes `detect` throw; the next one is looked at as well.
		const found = await detector.detect(video).catch(() => []);
		if (signal.aborted) return;
		for (const { rawValue } of found) onread(rawValue);
		await new Promise((settle) => setTimeout(settle, betweenLooksMs));
	}
}
