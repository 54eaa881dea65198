/**
 * Reads the drawings that this app ships, which are plain SVG files, into shapes for paper and pictures. It knows what they use: paths,
 * rectangles, circles, ellipses, groups, and clips by one shape. A drawing from anybody else is never given to it.
 */
import type { OwnColour, PictureShape } from '#lib/domain/print/sheet.ts';
import { after, flatPath, unmoved, type Matrix } from './svg-path.ts';

export interface Picture {
	width: number;
	height: number;
	shapes: readonly PictureShape[];
	/** The colour of its first shape, which lies behind all others. */
	ground: OwnColour;
	/** The upper share of its height over which a sentence can be read: `data-sky` in the file. 0 is none. */
	sky: number;
}

type Attributes = Readonly<Record<string, string>>;
interface Level {
	attributes: Attributes;
	matrix: Matrix;
	clip?: string;
}

/** Throws for a file that holds no drawing. */
export function readSvgPicture(svg: string): Picture {
	const [, width = 0, height = 0] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg)?.map(Number) ?? [];
	if (width === 0 || height === 0) throw new Error('a drawing needs a viewBox');
	const clips = clipsIn(svg);
	const levels: Level[] = [{ attributes: {}, matrix: unmoved }];
	const shapes: PictureShape[] = [];
	let ground: OwnColour = '#ffffff';
	for (const [, isEnd, name = '', written = '', isAlone] of withoutDefinitions(svg).matchAll(
		/<(\/)?([a-zA-Z]+)([^>]*?)(\/)?>/g
	)) {
		if (isEnd) {
			if (name === 'g') levels.pop();
			continue;
		}
		const level = levelWithin(levels.at(-1) ?? { attributes: {}, matrix: unmoved }, attributesOf(written), clips);
		if (name === 'g' && !isAlone) levels.push(level);
		const path = pathOf(name, level.attributes);
		if (path === undefined) continue;
		if (shapes.length === 0) ground = (level.attributes.fill ?? '#000000') as OwnColour;
		shapes.push(shapeOf(path, level, ground));
	}
	return { width, height, shapes, ground, sky: Number(/data-sky="([\d.]+)"/.exec(svg)?.[1] ?? 0) };
}

const withoutDefinitions = (svg: string) => svg.replace(/<defs>.*?<\/defs>/gs, '').replace(/<title>.*?<\/title>/gs, '');

function clipsIn(svg: string): Map<string, string> {
	const found = [...svg.matchAll(/<clipPath id="([^"]+)"><([a-z]+)([^>]*?)\/><\/clipPath>/g)];
	return new Map(found.map(([, id = '', name = '', written = '']) => [id, pathOf(name, attributesOf(written)) ?? '']));
}

function attributesOf(written: string): Attributes {
	return Object.fromEntries([...written.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
}

/** What belongs to the element alone is not handed on: a transform, a clip, and the shape itself. */
function levelWithin(outer: Level, own: Attributes, clips: ReadonlyMap<string, string>): Level {
	const matrix = after(outer.matrix, matrixOf(own.transform ?? ''));
	const id = /url\(#(.+)\)/.exec(own['clip-path'] ?? '')?.[1];
	const clip = id === undefined ? outer.clip : flatPath(clips.get(id) ?? '', matrix);
	return { attributes: { ...outer.attributes, ...own }, matrix, clip };
}

function matrixOf(transform: string): Matrix {
	let matrix = unmoved;
	for (const [, name, written = ''] of transform.matchAll(/(translate|rotate)\(([^)]*)\)/g)) {
		const [first = 0, second = 0, third = 0] = written
			.trim()
			.split(/[\s,]+/)
			.map(Number);
		matrix = after(matrix, name === 'translate' ? [1, 0, 0, 1, first, second] : turned(first, second, third));
	}
	return matrix;
}

function turned(degrees: number, x: number, y: number): Matrix {
	const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
	return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
}

function pathOf(name: string, attributes: Attributes): string | undefined {
	const of = (key: string) => Number(attributes[key] ?? 0);
	if (name === 'path') return attributes.d;
	if (name === 'circle') return ellipse(of('cx'), of('cy'), of('r'), of('r'));
	if (name === 'ellipse') return ellipse(of('cx'), of('cy'), of('rx'), of('ry'));
	if (name === 'rect') return rectangle(of('x'), of('y'), of('width'), of('height'), of('rx'));
	return undefined;
}

const ellipse = (x: number, y: number, rx: number, ry: number) =>
	`M${x - rx} ${y}a${rx} ${ry} 0 1 1 ${2 * rx} 0a${rx} ${ry} 0 1 1 ${-2 * rx} 0Z`;

function rectangle(x: number, y: number, width: number, height: number, corner: number): string {
	if (corner === 0) return `M${x} ${y}h${width}v${height}h${-width}Z`;
	const arc = (dx: number, dy: number) => `a${corner} ${corner} 0 0 1 ${dx} ${dy}`;
	const [across, down] = [width - 2 * corner, height - 2 * corner];
	return (
		`M${x + corner} ${y}h${across}${arc(corner, corner)}v${down}${arc(-corner, corner)}h${-across}` +
		`${arc(-corner, -corner)}v${-down}${arc(corner, -corner)}Z`
	);
}

function shapeOf(path: string, { attributes, matrix, clip }: Level, ground: OwnColour): PictureShape {
	const { fill = '#000000', stroke = 'none', opacity } = attributes;
	const paint = (colour: string) => mixed(colour, ground, Number(opacity ?? 1));
	const [a, b, c, d] = matrix;
	return {
		path: flatPath(path, matrix),
		...(fill !== 'none' && { fill: paint(fill) }),
		...(attributes['fill-rule'] === 'evenodd' && { isEvenOdd: true as const }),
		...(stroke !== 'none' && {
			stroke: {
				colour: paint(stroke),
				width: Number(attributes['stroke-width'] ?? 1) * Math.sqrt(Math.abs(a * d - b * c)),
				cap: attributes['stroke-linecap'] === 'round' ? ('round' as const) : ('butt' as const),
				join: attributes['stroke-linejoin'] === 'round' ? ('round' as const) : ('miter' as const)
			}
		}),
		...(clip !== undefined && { clip })
	};
}

/** Ink in a printed file is opaque, so a thin colour is mixed with the ground beneath it. */
function mixed(colour: string, ground: string, share: number): OwnColour {
	const parts = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
	const under = parts(ground);
	const sum = parts(colour).map((value, at) => Math.round(value * share + (under[at] ?? 0) * (1 - share)));
	return `#${sum.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
