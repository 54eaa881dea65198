/** What writing kits are laid out from: the practice pack, an event, and the app's words. */
import { readFileSync } from 'node:fs';
import type { Pack } from '#lib/domain/pack.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import type { KitLanguage, KitSetting } from '#lib/printing/kit/kit-setting.ts';
import { kitWords } from '#lib/printing/kit/kit-words.ts';
import { sheetWords } from '#lib/printing/words.ts';
import { anAnnouncement, posterCases } from './posters.ts';
import { printFonts } from './print-fonts.ts';

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const messagesOf = (lang: string, name: string) =>
	JSON.parse(file(`src/messages/${lang}/${name}.json`)) as Record<string, string>;

const read = parsePack(file('static/packs/marathon-2021.json'));
if (read.kind !== 'parsed') throw new Error('the practice pack is not one');
export const kitPack: Pack = read.value;

export function kitLanguage(lang: 'en' | 'nl', of: string = lang): KitLanguage {
	const [kit, print] = [messagesOf(lang, 'kit'), messagesOf(lang, 'print')];
	return {
		lang: of,
		words: kitWords(lang, (key) => kit[key] ?? ''),
		sheetWords: sheetWords(lang, (key) => print[key] ?? ''),
		isBorrowed: of !== lang
	};
}

export const kitLanguages = [kitLanguage('en'), kitLanguage('nl')];

export function aKitSetting(change: Partial<KitSetting> = {}): KitSetting {
	return {
		facts: anAnnouncement(),
		pack: kitPack,
		cases: kitPack.cases,
		pictures: Object.fromEntries(posterCases.map(({ id, art }) => [id, art])),
		envelope: 'din5008b',
		tables: ['1', '2', 'Kitchen'].map((label) => ({ label, link: `https://northaven.example/join#N7F4QK.${label}` })),
		fonts: printFonts,
		isBooklet: false,
		...change
	};
}
