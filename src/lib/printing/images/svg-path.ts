/** Reads the paths of SVG drawings into absolute lines and Bézier curves, which PDF, SVG and a canvas draw alike. */

/** `a b c d e f` of SVG: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];
export const unmoved: Matrix = [1, 0, 0, 1, 0, 0];

/** First `inner`, then `outer`. */
export function after(outer: Matrix, inner: Matrix): Matrix {
	const [a, b, c, d, e, f] = outer;
	const [g, h, i, j, k, l] = inner;
	return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Gives the path with only absolute `M`, `L`, `C` and `Z`, moved by the matrix. Throws for a path that is none. */
export function flatPath(path: string, [a, b, c, d, e, f]: Matrix = unmoved): string {
	const place = (x: number, y: number) => `${rounded(a * x + c * y + e)} ${rounded(b * x + d * y + f)}`;
	return stepsOf(path)
		.map(
			({ step, points }) =>
				step +
				pairs(points)
					.map(([x, y]) => place(x, y))
					.join(' ')
		)
		.join('');
}

interface Step {
	step: 'M' | 'L' | 'C' | 'Z';
	points: number[];
}

const rounded = (value: number) => Math.round(value * 1000) / 1000 || 0;

function pairs(points: readonly number[]): [number, number][] {
	return Array.from({ length: points.length / 2 }, (_, at) => [points[2 * at] ?? 0, points[2 * at + 1] ?? 0]);
}

const counts: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0 };

function stepsOf(path: string): Step[] {
	const pen = openPen();
	for (const [, letter = '', rest = ''] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
		const count = counts[letter.toLowerCase()];
		if (count === undefined) throw new Error(`a path knows no ${letter}`);
		const numbers = numbersIn(rest, letter.toLowerCase() === 'a');
		if (count === 0) pen.step(letter, []);
		for (let at = 0; at < numbers.length; at += count || 1) {
			// After a first point, further ones of a "move" are lines.
			const name = at > 0 && letter.toLowerCase() === 'm' ? (letter === 'm' ? 'l' : 'L') : letter;
			pen.step(name, numbers.slice(at, at + count));
		}
	}
	return pen.steps;
}

/** The two flags of an arc may stand without a space before what follows: "0 0160". */
function numbersIn(text: string, isArc: boolean): number[] {
	const numbers: number[] = [];
	let rest = text;
	while (rest !== '') {
		const isFlag = isArc && (numbers.length % 7 === 3 || numbers.length % 7 === 4);
		const found = (isFlag ? /^[\s,]*([01])/ : /^[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)/i).exec(rest);
		if (!found) break;
		numbers.push(Number(found[1]));
		rest = rest.slice(found[0].length);
	}
	return numbers;
}

/** Knows where the pen stands, and the handle that a smooth curve mirrors. */
function openPen() {
	const steps: Step[] = [];
	let [x, y, startX, startY] = [0, 0, 0, 0];
	let handle: { of: 'c' | 'q'; x: number; y: number } | undefined;
	const curve = (points: number[]) => {
		steps.push({ step: 'C', points });
		[x, y] = [points[4] ?? x, points[5] ?? y];
	};
	const quadratic = ([qx, qy]: [number, number], [toX, toY]: [number, number]) => {
		curve([x + (2 / 3) * (qx - x), y + (2 / 3) * (qy - y), toX + (2 / 3) * (qx - toX), toY + (2 / 3) * (qy - toY), toX, toY]);
		handle = { of: 'q', x: qx, y: qy };
	};
	const mirrored = (of: 'c' | 'q'): [number, number] => (handle?.of === of ? [2 * x - handle.x, 2 * y - handle.y] : [x, y]);
	const line = (step: 'M' | 'L', toX: number, toY: number) => {
		steps.push({ step, points: [toX, toY] });
		[x, y] = [toX, toY];
	};
	return {
		steps,
		step(letter: string, numbers: readonly number[]) {
			const name = letter.toLowerCase();
			const isRelative = letter === name;
			const [n0 = 0, n1 = 0, n2 = 0, n3 = 0, n4 = 0, n5 = 0, n6 = 0] = numbers;
			const ax = (value: number) => (isRelative ? x + value : value);
			const ay = (value: number) => (isRelative ? y + value : value);
			const before = handle;
			switch (name) {
				case 'm':
					line('M', ax(n0), ay(n1));
					[startX, startY] = [x, y];
					break;
				case 'l':
					line('L', ax(n0), ay(n1));
					break;
				case 'h':
					line('L', ax(n0), y);
					break;
				case 'v':
					line('L', x, ay(n0));
					break;
				case 'c': {
					const [hx, hy] = [ax(n2), ay(n3)];
					curve([ax(n0), ay(n1), hx, hy, ax(n4), ay(n5)]);
					handle = { of: 'c', x: hx, y: hy };
					break;
				}
				case 's': {
					const [hx, hy] = [ax(n0), ay(n1)];
					curve([...mirrored('c'), hx, hy, ax(n2), ay(n3)]);
					handle = { of: 'c', x: hx, y: hy };
					break;
				}
				case 'q':
					quadratic([ax(n0), ay(n1)], [ax(n2), ay(n3)]);
					break;
				case 't':
					quadratic(mirrored('q'), [ax(n0), ay(n1)]);
					break;
				case 'a':
					for (const part of arcCurves(
						{ x, y },
						{ rx: n0, ry: n1, turn: n2, isLarge: n3 === 1, isClockwise: n4 === 1 },
						{ x: ax(n5), y: ay(n6) }
					))
						curve(part);
					break;
				default:
					steps.push({ step: 'Z', points: [] });
					[x, y] = [startX, startY];
			}
			if (handle === before) handle = undefined;
		}
	};
}

interface Point {
	x: number;
	y: number;
}
interface Arc {
	rx: number;
	ry: number;
	/** Degrees. */
	turn: number;
	isLarge: boolean;
	isClockwise: boolean;
}

/** An arc as curves of at most a quarter turn (SVG 2, appendix B.2.4). */
function arcCurves(from: Point, arc: Arc, to: Point): number[][] {
	const turn = (arc.turn * Math.PI) / 180;
	const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
	const [hx, hy] = [(from.x - to.x) / 2, (from.y - to.y) / 2];
	const [px, py] = [cos * hx + sin * hy, cos * hy - sin * hx];
	const stretch = Math.max(1, Math.sqrt((px / arc.rx) ** 2 + (py / arc.ry) ** 2));
	const [rx, ry] = [arc.rx * stretch, arc.ry * stretch];
	const under = (rx * ry) ** 2 / ((rx * py) ** 2 + (ry * px) ** 2) - 1;
	const factor = (arc.isLarge === arc.isClockwise ? -1 : 1) * Math.sqrt(Math.max(0, under));
	const [qx, qy] = [(factor * rx * py) / ry, (-factor * ry * px) / rx];
	const [cx, cy] = [cos * qx - sin * qy + (from.x + to.x) / 2, sin * qx + cos * qy + (from.y + to.y) / 2];
	const start = Math.atan2((py - qy) / ry, (px - qx) / rx);
	let sweep = Math.atan2((-py - qy) / ry, (-px - qx) / rx) - start;
	if (arc.isClockwise && sweep < 0) sweep += 2 * Math.PI;
	if (!arc.isClockwise && sweep > 0) sweep -= 2 * Math.PI;
	const parts = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-9));
	const each = sweep / parts;
	const reach = (4 / 3) * Math.tan(each / 4);
	const at = (angle: number, along: number): [number, number] => {
		const ux = rx * (Math.cos(angle) - along * Math.sin(angle));
		const uy = ry * (Math.sin(angle) + along * Math.cos(angle));
		return [cx + cos * ux - sin * uy, cy + sin * ux + cos * uy];
	};
	return Array.from({ length: parts }, (_, part) => {
		const angle = start + part * each;
		return [...at(angle, reach), ...at(angle + each, -reach), ...at(angle + each, 0)];
	});
}
