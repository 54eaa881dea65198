/** The bytes of a page as they are written. */
import { number } from './numbers.ts';

/** One writer serves a whole document. Each page fills it again, so that no memory is thrown away. */
export interface ByteWriter {
	/** One byte for each character, as jsPDF has them. */
	write(text: string): void;
	/** A measure or coordinate as `number` would write it, with at most three decimals. */
	writeNumber(value: number): void;
	/** What was written since the last time. It is overwritten with the next page. */
	take(): Uint8Array<ArrayBuffer>;
}

const [zero, minus, point] = [0x30, 0x2d, 0x2e];
/** A larger number is no place on paper, and has more digits than the buffer has room for. */
const furthest = 1e9;
const mostDigits = 16;

/** Gives an empty writer that makes room as it needs. */
export function byteWriter(): ByteWriter {
	let bytes = new Uint8Array(1 << 16);
	let length = 0;
	const makeRoom = (count: number) => {
		if (length + count <= bytes.length) return;
		const larger = new Uint8Array(2 * (length + count));
		larger.set(bytes);
		bytes = larger;
	};
	const writeWhole = (value: number) => {
		let divisor = 1;
		while (divisor * 10 <= value) divisor *= 10;
		for (let rest = value; divisor >= 1; divisor /= 10) {
			const digit = Math.floor(rest / divisor);
			bytes[length++] = zero + digit;
			rest -= digit * divisor;
		}
	};
	const writeDecimals = (thousandths: number) => {
		bytes[length++] = point;
		for (let rest = thousandths, unit = 100; rest > 0; unit /= 10) {
			const digit = Math.floor(rest / unit);
			bytes[length++] = zero + digit;
			rest -= digit * unit;
		}
	};
	const write = (text: string) => {
		makeRoom(text.length);
		for (let i = 0; i < text.length; i++) bytes[length++] = text.charCodeAt(i);
	};
	return {
		write,
		writeNumber(value) {
			if (!(Math.abs(value) < furthest)) return write(number(value));
			makeRoom(mostDigits);
			const signed = Math.round(value * 1000);
			if (signed < 0) bytes[length++] = minus;
			const thousandths = Math.abs(signed);
			writeWhole(Math.floor(thousandths / 1000));
			if (thousandths % 1000 > 0) writeDecimals(thousandths % 1000);
		},
		take() {
			const taken = bytes.subarray(0, length);
			length = 0;
			return taken;
		}
	};
}
