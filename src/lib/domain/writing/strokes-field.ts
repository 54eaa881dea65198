import { finite, list, oneOf, optional, refuse, shape, type Decode } from '../decode/parse.ts';
import { penColours, strokesBounds, type Strokes } from './strokes.ts';

const coordinate = finite({ min: -strokesBounds.extent, max: 2 * strokesBounds.extent });
const extent = finite({ min: 1, max: strokesBounds.extent });
const fields = shape({
	width: extent,
	height: extent,
	lines: list(list(coordinate, { min: 2, max: strokesBounds.numbers, noun: 'numbers' }), {
		max: strokesBounds.lines,
		noun: 'lines'
	}),
	pens: optional(
		list(shape({ colour: oneOf(...penColours), width: finite({ min: 0.1, max: 200 }) }), {
			max: strokesBounds.lines,
			noun: 'pens'
		})
	)
});

/** Strokes within `strokesBounds`: whole pairs of finite numbers, and one pen for each line when there are pens. */
export const strokesField: Decode<Strokes> = (value, path) => {
	const strokes = fields(value, path);
	if (strokes.lines.some((line) => line.length % 2 !== 0)) refuse(path, 'every line needs pairs of numbers');
	const numbers = strokes.lines.reduce((sum, line) => sum + line.length, 0);
	if (numbers > strokesBounds.numbers) refuse(path, `at most ${strokesBounds.numbers} numbers`);
	if (strokes.pens && strokes.pens.length !== strokes.lines.length) refuse(path, 'must have one pen for each line');
	return strokes;
};
