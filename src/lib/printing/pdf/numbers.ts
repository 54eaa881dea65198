/** Measures as a PDF takes them. */
export const pointsPerMm = 72 / 25.4;

/** Gives millimetres as PDF points. */
export const toPoints = (mm: number) => mm * pointsPerMm;

/** A micrometre is far finer than any printer. Never in exponent form, never "-0". */
export function number(value: number, digits = 3): string {
	const factor = digits === 3 ? 1000 : 10 ** digits;
	return String(Math.round(value * factor) / factor || 0);
}
