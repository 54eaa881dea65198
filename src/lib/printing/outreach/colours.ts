/** How colours of the stamps stand to each other (WCAG 2.2, relative luminance and contrast). */
import type { OwnColour } from '#lib/domain/print/sheet.ts';
import { day } from './shapes.ts';

const parts = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** Three fifths of a colour, the rest black. */
function darker(colour: OwnColour): OwnColour {
	return `#${parts(colour)
		.map((value) =>
			Math.round(value * 0.6)
				.toString(16)
				.padStart(2, '0')
		)
		.join('')}`;
}

/** The dark tone of a stamp made darker; on a dark ground the colour of paper. */
export function readableOn(under: OwnColour, tone: OwnColour): OwnColour {
	const dark = darker(tone);
	return contrast(dark, under) >= contrast(day.paper, under) ? dark : day.paper;
}

/** From 1, which is none, to 21. */
function contrast(one: string, other: string): number {
	const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = parts(colour).map((value) => {
		const share = value / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
