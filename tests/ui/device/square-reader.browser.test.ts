/** A QR code on a filmed canvas stands in for the one on the table. Everything except the lens is real. */
import { expect, test } from 'vitest';
import { readSquares } from '#lib/device/square-reader.ts';
import { qrCells } from '#lib/printing/qr.ts';

const link = 'https://table.example/join#9HEPP5.AAAAAAAAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBB.7';

test('readSquares reads a square where the browser has no detector of its own', async () => {
	const own = Object.getOwnPropertyDescriptor(globalThis, 'BarcodeDetector');
	Reflect.deleteProperty(globalThis, 'BarcodeDetector');
	const stopping = new AbortController();
	try {
		const video = await filmed(drawn(link));
		const read = await new Promise<string>((settle, fail) => {
			void readSquares(video, stopping.signal, settle).then(fail, fail);
		});
		expect(read).toBe(link);
	} finally {
		stopping.abort();
		if (own) Object.defineProperty(globalThis, 'BarcodeDetector', own);
	}
});

function drawn(text: string): HTMLCanvasElement {
	const cells = qrCells(text);
	const cellPx = 6;
	const quietPx = 4 * cellPx;
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = cells.length * cellPx + 2 * quietPx;
	const pen = canvas.getContext('2d');
	if (!pen) throw new Error('no canvas');
	pen.fillStyle = 'white';
	pen.fillRect(0, 0, canvas.width, canvas.height);
	pen.fillStyle = 'black';
	cells.forEach((row, y) =>
		row.forEach((isDark, x) => isDark && pen.fillRect(quietPx + x * cellPx, quietPx + y * cellPx, cellPx, cellPx))
	);
	return canvas;
}

async function filmed(canvas: HTMLCanvasElement): Promise<HTMLVideoElement> {
	const video = document.createElement('video');
	video.muted = true;
	video.srcObject = canvas.captureStream(10);
	document.body.append(video);
	await video.play();
	return video;
}
