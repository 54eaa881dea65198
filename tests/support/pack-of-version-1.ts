/** A pack of version 1 as its author writes it, with loose types so that a test can spoil it. */
import { parsePack } from '#lib/domain/pack/parse-pack.ts';

interface TemplateJson {
	id: string;
	kind: string;
	locale: string;
	salutation: string;
	closing: string;
	blocks: { prompt: string; starters: string[] }[];
}
export type Words = Record<string, string>;
interface CaseJson extends Record<string, unknown> {
	country: Words;
	line: Words;
	story: Record<string, string[]>;
	emblem: { stamp: string; colour: string; alt: Words };
	authority: { office: Words; lines: string[] | null; about: Words; languages: string[] };
	card: { lines: string[] | null; suggestions: Record<string, string[]>; flags: Record<string, unknown> };
	since: { date: string; text: Words; source: string }[];
	templates: TemplateJson[];
}
export interface PackJson extends Record<string, unknown> {
	guidance: { letters: Record<string, string[]>; cards: Record<string, string[]> };
	source: { text: Words; asOf: string };
	cases: CaseJson[];
}

export function parsed(pack: PackJson) {
	const result = parsePack(JSON.stringify(pack));
	if (result.kind === 'malformed') throw new Error(result.problem);
	return result.value;
}

export function liftedWith(change: (written: CaseJson) => void) {
	const pack = aPack();
	change(first(pack));
	return parsed(pack).cases[0]!;
}

export const first = (pack: PackJson) => pack.cases[0]!;

export function aPack(): PackJson {
	return {
		v: 1,
		id: 'example',
		title: { en: 'Example', nl: 'Voorbeeld' },
		year: 2026,
		locales: ['en', 'nl'],
		source: { text: { en: 'Made up', nl: 'Verzonnen' }, asOf: '2026-01-31' },
		guidance: { letters: { en: ['Be polite.'], nl: ['Blijf beleefd.'] }, cards: { en: ['Be warm.'], nl: ['Wees hartelijk.'] } },
		about: { en: ['About'], nl: ['Over'] },
		cases: [aCase('ada-example')]
	};
}

function aCase(id: string): CaseJson {
	return {
		id,
		number: 1,
		names: { full: 'Ada Example', short: 'Ada' },
		country: { en: 'Nowhere', nl: 'Nergens' },
		countryCode: 'MX',
		line: { en: 'A line', nl: 'Een regel' },
		status: 'open',
		emblem: { stamp: 'plain', colour: '#4a5263', alt: { en: 'An envelope', nl: 'Een envelop' } },
		story: { en: ['Story'], nl: ['Verhaal'] },
		asks: { en: ['Ask'], nl: ['Vraag'] },
		authority: { office: { en: 'Office', nl: 'Ambt' }, lines: ['Street 1'], about: { en: 'Reader', nl: 'Lezer' }, languages: [] },
		route: 'post',
		card: { lines: null, suggestions: { en: ['Draw'], nl: ['Teken'] }, flags: noFlags() },
		since: [{ date: '2026-01', text: { en: 'News', nl: 'Nieuws' }, source: 'https://example.org/news' }],
		sources: ['http://example.org/'],
		templates: ['letter', 'card'].flatMap((kind) => ['en', 'nl'].map((locale) => aTemplate(id, kind, locale)))
	};
}

const noFlags = () => ({
	religiousWordingAllowed: false,
	mayMentionOrganisation: false,
	senderAddressAllowed: false,
	recipientIsFamily: false
});

function aTemplate(id: string, kind: string, locale: string): TemplateJson {
	const blocks = [{ prompt: 'Who are you?', starters: ['My name is …'] }];
	return { id: `${id}-${kind}-${locale}`, kind, locale, salutation: 'Dear Ada,', closing: 'Yours,', blocks };
}
