/** Groups shaped glyphs into clusters: what is drawn and read back as one. */
import type { GlyphInfo, GlyphPosition } from 'harfbuzzjs';
import type { Guard, TextRun } from '#lib/domain/print/sheet.ts';
import { bidiClassOf } from './levels.ts';
import { needsMarks } from './read-direction.ts';
import { isInvisible } from './scripts.ts';
import type { TrueType } from './truetype.ts';

/** Glyph and its offset from the cluster's origin, in font units. */
export type Ink = readonly [glyph: number, x: number, y: number];

/** A letter with its marks, a ligature. Becomes one CID of the cluster font. */
export interface Cluster {
	/** Equal keys draw and read the same. */
	key: string;
	ink: readonly Ink[];
	/** How far the pen moves in this token, in font units. */
	advance: number;
	/** The width the PDF font states; kerning makes the difference to `advance`. */
	ownWidth: number;
	text: string;
}

export interface Token {
	/** In visual order. */
	clusters: readonly Cluster[];
	/** In font units. */
	advance: number;
}

/** Puts the glyphs of a shaped piece together into clusters, each with the text that it shows. */
export function clustersOf(
	outlines: TrueType,
	{ text, isRtl, script }: Pick<TextRun, 'text' | 'isRtl' | 'script'>,
	infos: readonly GlyphInfo[],
	positions: readonly GlyphPosition[]
): Token {
	const clusters: Cluster[] = [];
	let advance = 0;
	let unread = '';
	for (let i = 0; i < infos.length;) {
		const start = infos[i]?.cluster ?? 0;
		let next = i + 1;
		while (next < infos.length && infos[next]?.cluster === start) next++;
		const end = (isRtl ? infos[i - 1]?.cluster : infos[next]?.cluster) ?? text.length;
		const gathered = gatherInk(infos, positions, i, next);
		const read = unread + text.slice(start, end);
		advance += gathered.advance;
		i = next;
		unread = '';
		if (isRtl) clusters.push(...rtlClusters(outlines, gathered, read, script));
		else if (gathered.advance !== 0 || !isAllInvisible(read)) clusters.push(oneCluster(outlines, gathered, read));
		else if (!readWithLast(clusters, read)) unread = read;
	}
	if (unread !== '') clusters.push(oneCluster(outlines, { ink: [], advance: 0 }, unread));
	return { clusters, advance };
}

interface GatheredInk {
	ink: Ink[];
	advance: number;
}

function gatherInk(infos: readonly GlyphInfo[], positions: readonly GlyphPosition[], from: number, to: number): GatheredInk {
	const ink: Ink[] = [];
	let [x, y] = [0, 0];
	for (let i = from; i < to; i++) {
		const position = positions[i];
		if (!position) continue;
		ink.push([infos[i]?.codepoint ?? 0, x + position.xOffset, y + position.yOffset]);
		x += position.xAdvance;
		y += position.yAdvance;
	}
	return { ink, advance: x };
}

/** A code of no width next to another confuses extractors, so what has neither ink nor width is read with the code before it. */
function readWithLast(clusters: Cluster[], text: string): boolean {
	const last = clusters.pop();
	if (!last) return false;
	clusters.push({ ...last, key: last.key + text, text: last.text + text });
	return true;
}

const isAllInvisible = (text: string) => [...text].every((each) => isInvisible(each.codePointAt(0) ?? 0));

function isOneCodePoint(text: string): boolean {
	return text.length === 1 || (text.length === 2 && (text.codePointAt(0) ?? 0) > 0xffff);
}

function oneCluster(outlines: TrueType, { ink, advance }: GatheredInk, text: string): Cluster {
	const only = ink[0];
	const isPlain = ink.length === 1 && only !== undefined && only[1] === 0 && only[2] === 0;
	if (isPlain) return { key: `${only[0]}|${text}`, ink, advance, ownWidth: outlines.advance(only[0]), text };
	return { key: `${ink.join(';')}|${advance}|${text}`, ink, advance, ownWidth: advance, text };
}

function rtlClusters(outlines: TrueType, gathered: GatheredInk, text: string, script: string): Cluster[] {
	if (!isOneCodePoint(text)) return onePerCodePoint(gathered, text);
	const cluster = oneCluster(outlines, gathered, text);
	if (!numberSigns.has(bidiClassOf(text))) return [cluster];
	const after = needsMarks(script) ? directionMark.rtl : '';
	return [{ ...cluster, key: `${cluster.key}|rtl${after}`, text: directionMark.rtl + text + after }];
}

/** Full stops, commas, hyphens, per cent: extractors take them for parts of a number, which runs on to the next letter. */
const numberSigns = new Set(['ES', 'ET', 'CS']);

/** Extractors reverse right-to-left text by the code, so each code point gets one, in visual order, the ink on the first. */
function onePerCodePoint({ ink, advance }: GatheredInk, whole: string): Cluster[] {
	const codePoints = [...whole];
	const share = Math.floor(advance / codePoints.length);
	return codePoints.toReversed().map((text, index) => {
		const isLast = index === codePoints.length - 1;
		const width = isLast ? advance - share * (codePoints.length - 1) : share;
		const own = index === 0 ? ink : [];
		return { key: `${own.join(';')}|${width}|${text}`, ink: own, advance: width, ownWidth: width, text };
	});
}

const directionMark = { ltr: '\u200e', rtl: '\u200f' };

/** The same ink, its outer signs read together with an invisible mark of direction. */
export function guarded(token: Token, guard: Guard, isRtl: boolean): Token {
	const mark = isRtl ? directionMark.rtl : directionMark.ltr;
	const clusters = [...token.clusters];
	const readWith = (index: number, text: (own: string) => string) => {
		const cluster = clusters.at(index);
		if (!cluster) return;
		const read = text(cluster.text);
		clusters.splice(index, 1, { ...cluster, key: `${cluster.key}|${read}`, text: read });
	};
	if (guard !== 'right') readWith(0, (own) => mark + own);
	if (guard !== 'left') readWith(-1, (own) => own + mark);
	return { ...token, clusters };
}

/** The same ink; its last sign, a hyphen, is read as a soft one (ISO 32000-1, 14.8.2.2.3), so that a copied word is whole. */
export function endingDivided(token: Token): Token {
	const last = token.clusters.at(-1);
	if (!last) return token;
	const text = last.text.replace(/-$/, '\u00ad');
	return { ...token, clusters: [...token.clusters.slice(0, -1), { ...last, key: `${last.key}|${text}`, text }] };
}
