/** Shapes a token once and keeps it: its clusters, their ink and their exact advances. */
import { Buffer as ShapingBuffer, ClusterLevel, Direction, shape, type GlyphInfo, type GlyphPosition } from 'harfbuzzjs';
import type { TextRun } from '#lib/domain/sheet.ts';
import type { Face } from './face.ts';

/** Glyph and its offset from the cluster's origin, in font units. */
export type Ink = readonly [glyph: number, x: number, y: number];

/** What is drawn and read back as one: a letter with its marks, a ligature. Becomes one CID of the cluster font. */
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

/** Unbounded text (marathons in a browser tab) must not fill the memory. */
const cacheBound = 100_000;
const buffer = new ShapingBuffer();

export function shapeToken(face: Face, { text, script, lang, isRtl }: Omit<TextRun, 'face'>): Token {
	const tokens = tokensIn(face, isRtl ? `${script} ${lang} rtl` : `${script} ${lang}`);
	const kept = tokens.get(text);
	if (kept) return kept;
	const token = collectClusters(face, text, isRtl, ...runHarfBuzz(face, { text, script, lang, isRtl }));
	if (tokens.size >= cacheBound) tokens.clear();
	tokens.set(text, token);
	return token;
}

function tokensIn(face: Face, key: string): Map<string, Token> {
	let tokens = face.tokens.get(key);
	if (!tokens) face.tokens.set(key, (tokens = new Map()));
	return tokens;
}

function runHarfBuzz(face: Face, { text, script, lang, isRtl }: Omit<TextRun, 'face'>): [GlyphInfo[], GlyphPosition[]] {
	buffer.clearContents();
	buffer.addText(text);
	buffer.setDirection(isRtl ? Direction.RTL : Direction.LTR);
	buffer.setScript(script);
	buffer.setLanguage(lang);
	buffer.setClusterLevel(ClusterLevel.MONOTONE_GRAPHEMES);
	shape(face.font, buffer);
	// Two getters on purpose: the one that joins both is many times slower.
	return [buffer.getGlyphInfos(), buffer.getGlyphPositions()];
}

function collectClusters(face: Face, text: string, isRtl: boolean, infos: GlyphInfo[], positions: GlyphPosition[]): Token {
	const clusters: Cluster[] = [];
	let advance = 0;
	for (let i = 0; i < infos.length;) {
		const start = infos[i]?.cluster ?? 0;
		let next = i + 1;
		while (next < infos.length && infos[next]?.cluster === start) next++;
		const end = (isRtl ? infos[i - 1]?.cluster : infos[next]?.cluster) ?? text.length;
		const gathered = gatherInk(infos.slice(i, next), positions.slice(i, next));
		clusters.push(...clustersFor(face, gathered, text.slice(start, end), isRtl));
		advance += gathered.advance;
		i = next;
	}
	return { clusters, advance };
}

interface GatheredInk {
	ink: Ink[];
	advance: number;
}

function gatherInk(infos: GlyphInfo[], positions: GlyphPosition[]): GatheredInk {
	const ink: Ink[] = [];
	let [x, y] = [0, 0];
	positions.forEach((position, index) => {
		ink.push([infos[index]?.codepoint ?? 0, x + position.xOffset, y + position.yOffset]);
		x += position.xAdvance;
		y += position.yAdvance;
	});
	return { ink, advance: x };
}

function clustersFor(face: Face, { ink, advance }: GatheredInk, text: string, isRtl: boolean): Cluster[] {
	if (isRtl && [...text].length > 1) return onePerCodePoint(ink, advance, [...text]);
	const only = ink[0];
	const isPlain = ink.length === 1 && only !== undefined && only[1] === 0 && only[2] === 0;
	if (isPlain) return [{ key: `${only[0]}|${text}`, ink, advance, ownWidth: face.outlines.advance(only[0]), text }];
	return [{ key: `${ink.join(';')}|${advance}|${text}`, ink, advance, ownWidth: advance, text }];
}

/** Extractors reverse right-to-left text by the code, so each code point gets one, in visual order, the ink on the first. */
function onePerCodePoint(ink: Ink[], advance: number, codePoints: string[]): Cluster[] {
	const share = Math.floor(advance / codePoints.length);
	return codePoints.toReversed().map((text, index) => {
		const isLast = index === codePoints.length - 1;
		const width = isLast ? advance - share * (codePoints.length - 1) : share;
		const own = index === 0 ? ink : [];
		return { key: `${own.join(';')}|${width}|${text}`, ink: own, advance: width, ownWidth: width, text };
	});
}
