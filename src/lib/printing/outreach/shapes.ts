/** The simple things posters are made of: grounds of one colour, rows of holes, drawings that fill an area. */
import type { OwnColour, PlacedPicture } from '#lib/domain/print/sheet.ts';
import type { Picture } from '../images/svg-picture.ts';
import { heightOf, widthOf, type Area } from '../sheets/paper.ts';

/** The colours of the look by day, which posters have in every room (look/tokens.css). */
export const day = {
	paper: '#fdfbf4',
	table: '#c9d4c3',
	ink: '#14213a',
	blue: '#1f3c88',
	white: '#ffffff'
} as const satisfies Record<string, OwnColour>;

const picture = (shapes: PlacedPicture['shapes'], clip?: PlacedPicture['clip']): PlacedPicture => ({
	...{ kind: 'picture', xMm: 0, yMm: 0, unitMm: 1, shapes },
	...(clip && { clip })
});

/** An area in one colour. */
export function ground({ leftMm, topMm, rightMm, bottomMm }: Area, fill: OwnColour): PlacedPicture {
	return picture([{ path: `M${leftMm} ${topMm}L${rightMm} ${topMm}L${rightMm} ${bottomMm}L${leftMm} ${bottomMm}Z`, fill }]);
}

/** An SVG path of absolute steps, in units of `unitMm` from `xMm`, `yMm`. */
export function figure(path: string, fill: OwnColour, xMm: number, yMm: number, unitMm: number): PlacedPicture {
	return { kind: 'picture', xMm, yMm, unitMm, shapes: [{ path, fill, isEvenOdd: true }] };
}

/** Holes as between stamps, from one point to another along one of the axes: dots a diameter apart. */
export function holes(from: [number, number], to: [number, number], diameterMm: number, fill: OwnColour): PlacedPicture {
	const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
	const count = Math.max(1, Math.round(length / (2 * diameterMm)));
	const dots = Array.from({ length: count }, (_, at) => {
		const share = (at + 0.5) / count;
		return circle(from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1]), diameterMm / 2);
	});
	return picture([{ path: dots.join(''), fill }]);
}

/** The path of a circle, of four curves. */
export function circle(x: number, y: number, radius: number): string {
	const near = radius * 0.5523;
	const at = (dx: number, dy: number) => `${round(x + dx)} ${round(y + dy)}`;
	const [r, n] = [radius, near];
	return (
		`M${at(-r, 0)}C${at(-r, -n)} ${at(-n, -r)} ${at(0, -r)}C${at(n, -r)} ${at(r, -n)} ${at(r, 0)}` +
		`C${at(r, n)} ${at(n, r)} ${at(0, r)}C${at(-n, r)} ${at(-r, n)} ${at(-r, 0)}Z`
	);
}

const round = (value: number) => Math.round(value * 1000) / 1000;

/** A drawing that covers an area, what stands over cut off. `middle` is the height of the drawing that stays in sight, from 0 to 1. */
export function covering(drawing: Picture, area: Area, middle = 0.56): PlacedPicture {
	const unitMm = Math.max(widthOf(area) / drawing.width, heightOf(area) / drawing.height);
	const [over, under] = [drawing.width * unitMm - widthOf(area), drawing.height * unitMm - heightOf(area)];
	return {
		...{ kind: 'picture', shapes: drawing.shapes, unitMm },
		xMm: area.leftMm - over / 2,
		yMm: area.topMm - under * middle,
		clip: { xMm: area.leftMm, yMm: area.topMm, widthMm: widthOf(area), heightMm: heightOf(area) }
	};
}

/** Where the free sky of a drawing ends when it covers an area down to its lower edge; the area's top when it has none. */
export function skyEnd({ sky, height, width }: Picture, area: Area): number {
	if (sky === 0) return area.topMm;
	const unitMm = Math.max(widthOf(area) / width, heightOf(area) / height);
	return Math.max(area.topMm, area.bottomMm - height * unitMm * (1 - sky));
}
