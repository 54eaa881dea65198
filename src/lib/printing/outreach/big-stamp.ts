/** A drawing as one large stamp: paper around it, holes along its edges, laid a little askew. */
import type { OwnColour, PlacedGroup } from '#lib/domain/print/sheet.ts';
import type { Picture } from '../images/svg-picture.ts';
import { covering, day, ground, holes } from './shapes.ts';

const frameShare = 0.055;
const holeShare = 0.026;

/** `sideMm` long and wide, its middle at the given place. `around` is the colour that it lies on, which shows through its holes. */
export function bigStamp(
	art: Picture,
	around: OwnColour,
	at: { xMm: number; yMm: number; sideMm: number; degrees: number }
): PlacedGroup {
	const { xMm, yMm, sideMm, degrees } = at;
	const half = sideMm / 2;
	const whole = { leftMm: -half, topMm: -half, rightMm: half, bottomMm: half };
	const inset = sideMm * frameShare;
	const inner = { leftMm: -half + inset, topMm: -half + inset, rightMm: half - inset, bottomMm: half - inset };
	const edges: [[number, number], [number, number]][] = [
		[
			[-half, -half],
			[half, -half]
		],
		[
			[-half, half],
			[half, half]
		],
		[
			[-half, -half],
			[-half, half]
		],
		[
			[half, -half],
			[half, half]
		]
	];
	const marks = [
		ground(whole, day.paper),
		covering(art, inner),
		...edges.map(([from, to]) => holes(from, to, sideMm * holeShare, around))
	];
	return { kind: 'group', xMm, yMm, degrees, marks };
}
