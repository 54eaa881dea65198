/** Measures that all sheets share, in millimetres. */
import { paperSizes } from '#lib/domain/print/envelope.ts';
import type { RectMm } from '#lib/domain/print/rect.ts';

export const a4 = paperSizes.a4;

export type Area = RectMm;

export const widthOf = (area: Area) => area.rightMm - area.leftMm;
export const heightOf = (area: Area) => area.bottomMm - area.topMm;

/** Gives the area without this margin at its sides (`x`) and at its top and bottom (`y`). Negative margins enlarge it. */
export function insetBy(area: Area, mm: { x: number; y: number }): Area {
	return { leftMm: area.leftMm + mm.x, topMm: area.topMm + mm.y, rightMm: area.rightMm - mm.x, bottomMm: area.bottomMm - mm.y };
}
