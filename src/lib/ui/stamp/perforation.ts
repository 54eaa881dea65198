/**
 * Gives the outline of a stamp of `width` by `height` as an SVG path, with half-round holes along its edge. The holes are `pitch`
 * apart and stay between the corners, so that all four sides have even teeth.
 */
export function perforation(width: number, height: number, pitch = 15, radius = 4.7): string {
	const along = (length: number) => {
		const count = Math.round(length / pitch);
		const step = length / count;
		return Array.from({ length: count - 1 }, (_, index) => (index + 1) * step);
	};
	const top = along(width).map((x) => `H${round(x - radius)}a${radius} ${radius} 0 0 0 ${2 * radius} 0`);
	const right = along(height).map((y) => `V${round(y - radius)}a${radius} ${radius} 0 0 0 0 ${2 * radius}`);
	const bottom = along(width).map((x) => `H${round(width - x + radius)}a${radius} ${radius} 0 0 0 ${-2 * radius} 0`);
	const left = along(height).map((y) => `V${round(height - y + radius)}a${radius} ${radius} 0 0 0 0 ${-2 * radius}`);
	return `M0 0${top.join('')}H${width}${right.join('')}V${height}${bottom.join('')}H0${left.join('')}Z`;
}

const round = (value: number) => Math.round(value * 100) / 100;
