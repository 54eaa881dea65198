/** How far all that is printed is moved, for a printer that draws paper in a little off. */
import { finite, shape, type Decode } from '../decode/parse.ts';

/** In millimetres. Left and up are negative. */
export interface Nudge {
	right: number;
	down: number;
}

/**
 * Printers place a page within one or two millimetres, and makers of labels differ by less than one. What is off by more than ten
 * is another paper or a scaled print, which no nudge mends; moving by more would push an address out of its window and the margin
 * off the sheet.
 */
export const mostNudgeMm = 10;

const millimetres = finite({ min: -mostNudgeMm, max: mostNudgeMm });
/** A nudge within `mostNudgeMm` in each direction. */
export const nudgeField: Decode<Nudge> = shape({ right: millimetres, down: millimetres });
