/** A rectangle in millimetres from the left and the top of what it lies on. */
export interface RectMm {
	leftMm: number;
	topMm: number;
	rightMm: number;
	bottomMm: number;
}

export function rect(leftMm: number, topMm: number, rightMm: number, bottomMm: number): RectMm {
	return { leftMm, topMm, rightMm, bottomMm };
}

export const isWithin = (inner: RectMm, outer: RectMm) =>
	inner.leftMm >= outer.leftMm &&
	inner.rightMm <= outer.rightMm &&
	inner.topMm >= outer.topMm &&
	inner.bottomMm <= outer.bottomMm;
