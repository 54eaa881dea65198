/** Which characters a font has, known before it is loaded: written down when the fonts are built. */
export type Coverage = (codePoint: number) => boolean;

/** First and length of each range, in base 36, each first counted from the end of the range before. */
export function writeCoverage(codePoints: readonly number[]): string {
	const ranges: string[] = [];
	let end = 0;
	for (let i = 0; i < codePoints.length;) {
		const first = codePoints[i] ?? 0;
		let length = 1;
		while (codePoints[i + length] === first + length) length++;
		ranges.push(`${(first - end).toString(36)}${length > 1 ? `.${length.toString(36)}` : ''}`);
		end = first + length;
		i += length;
	}
	return ranges.join(' ');
}

/** Reads it when it is first asked for: most letters ask few of all faces. */
export function coverageWhenAsked(written: string): Coverage {
	let coverage: Coverage | undefined;
	return (codePoint) => (coverage ??= readCoverage(written))(codePoint);
}

function readCoverage(written: string): Coverage {
	const bits = new Map<number, Uint32Array>();
	let end = 0;
	for (const range of written === '' ? [] : written.split(' ')) {
		const [gap = '', length = '1'] = range.split('.');
		const first = end + Number.parseInt(gap, 36);
		end = first + Number.parseInt(length, 36);
		for (let codePoint = first; codePoint < end; codePoint++) setBit(bits, codePoint);
	}
	return (codePoint) => {
		const page = bits.get(codePoint >>> 8);
		return page !== undefined && (((page[(codePoint & 255) >>> 5] ?? 0) >>> (codePoint & 31)) & 1) === 1;
	};
}

function setBit(bits: Map<number, Uint32Array>, codePoint: number) {
	let page = bits.get(codePoint >>> 8);
	if (!page) bits.set(codePoint >>> 8, (page = new Uint32Array(8)));
	const word = (codePoint & 255) >>> 5;
	page[word] = (page[word] ?? 0) | (1 << (codePoint & 31));
}
