/** Paper sizes and the measures that every sheet shares, in millimetres. Type sizes are in points. */
export const mmPerPoint = 25.4 / 72;

export const a4 = { widthMm: 210, heightMm: 297 };

export interface Area {
	leftMm: number;
	topMm: number;
	rightMm: number;
	bottomMm: number;
}

export const widthOf = (area: Area) => area.rightMm - area.leftMm;
export const heightOf = (area: Area) => area.bottomMm - area.topMm;
