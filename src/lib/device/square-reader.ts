/** Reads squares with the camera. Browsers without a detector (Safari, Firefox) fetch one when it is first needed. */
import type { Clock } from '#lib/domain/clock.ts';
import { inTime, orNothing } from '#lib/domain/in-time.ts';
import { deviceClock } from './clock.ts';

interface Detector {
	detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface DetectorClass {
	new (options: { formats: ['qr_code'] }): Detector;
	getSupportedFormats(): Promise<readonly string[]>;
}

/** True when this page can ask for a camera. Only opening it shows whether there is one. */
export const hasCamera = () => 'mediaDevices' in navigator;

/** True when a person has allowed the camera before, so that it need not be explained again. */
export async function isCameraAllowed(): Promise<boolean> {
	const answer = await orNothing(deviceClock, lookingPatienceMs, () => navigator.permissions?.query({ name: 'camera' }));
	return answer?.state === 'granted';
}

/** A person needs time to find and answer the browser's question. The wait has an end, because a busy camera may never open. */
const openingPatienceMs = 45_000;
const fetchingPatienceMs = 30_000;
const lookingPatienceMs = 5_000;
const betweenLooksMs = 200;

/** Opens the camera that faces away from the person. It gives `undefined` when it was refused, is busy, or there is none. */
export async function openCamera(
	clock: Clock = deviceClock,
	// The types do not say that it is absent when a page may not ask for a camera.
	devices: Pick<MediaDevices, 'getUserMedia'> | undefined = globalThis.navigator?.mediaDevices
): Promise<MediaStream | undefined> {
	if (!devices) return undefined;
	const opening = (async () => devices.getUserMedia({ video: { facingMode: 'environment' } }))();
	const opened = await inTime(clock, openingPatienceMs, () => opening);
	if (opened.kind === 'done') return opened.value;
	// Nobody waits for this camera any more, so it is closed when it opens.
	if (opened.kind === 'late') void opening.then(closeCamera, () => undefined);
	return undefined;
}

/** Stops the camera, so that its light goes off. */
export const closeCamera = (stream: MediaStream) => stream.getTracks().forEach((track) => track.stop());

/**
 * Looks until `signal` aborts, and tells each text that it reads. `no-reader`: this browser has no detector of its own, and the other
 * one could not be fetched.
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
		// `detect` throws while there is no frame yet. The next frame is looked at all the same.
		const found = (await orNothing(deviceClock, lookingPatienceMs, () => detector.detect(video))) ?? [];
		if (signal.aborted) break;
		for (const { rawValue } of found) onread(rawValue);
		await new Promise((settle) => setTimeout(settle, betweenLooksMs));
	}
	return 'stopped';
}

async function detectorClass(): Promise<DetectorClass | undefined> {
	const own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
	const formats = await orNothing(deviceClock, lookingPatienceMs, () => own?.getSupportedFormats());
	if (own && formats?.includes('qr_code')) return own;
	return orNothing(deviceClock, fetchingPatienceMs, fetchedDetector);
}

async function fetchedDetector(): Promise<DetectorClass> {
	const { fetchDetector } = await import('./square-detector.later.ts');
	return fetchDetector();
}
