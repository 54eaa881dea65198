/** These peers bring no types. */
declare module 'pdfkit' {
	import type { Writable } from 'node:stream';
	export default class PDFDocument {
		constructor(options: object);
		x: number;
		y: number;
		pipe<T extends Writable>(stream: T): T;
		on(event: 'pageAdded', listener: () => void): this;
		registerFont(name: string, font: Buffer): this;
		addPage(): this;
		font(name: string): this;
		fontSize(size: number): this;
		moveDown(lines: number): this;
		text(text: string, options: object): this;
		save(): this;
		restore(): this;
		translate(x: number, y: number): this;
		path(path: string): this;
		lineWidth(width: number): this;
		stroke(): this;
		end(): void;
	}
}
declare module 'pdfmake' {
	const pdfmake: {
		virtualfs: { writeFileSync(name: string, bytes: Buffer): void };
		addFonts(fonts: object): void;
		createPdf(document: object): { getBuffer(): Promise<Uint8Array> };
	};
	export default pdfmake;
}
