/** A rectangle in millimetres from the left and the top of what it lies on. */
export interface RectMm {
	leftMm: number;
	topMm: number;
	rightMm: number;
	bottomMm: number;
}

/** Gives the rectangle between these edges, in millimetres from the left and top. */
export function rect(leftMm: number, topMm: number, rightMm: number, bottomMm: number): RectMm {
	return { leftMm, topMm, rightMm, bottomMm };
}

/** True when the inner rectangle does not cross an edge of the outer one. */
export const isWithin = (inner: RectMm, outer: RectMm) =>
	inner.leftMm >= outer.leftMm &&
	inner.rightMm <= outer.rightMm &&
	inner.topMm >= outer.topMm &&
	inner.bottomMm <= outer.bottomMm;
