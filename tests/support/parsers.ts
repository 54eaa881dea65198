/** Every parser of what comes from outside, each with values that it takes. */
import { readFileSync } from 'node:fs';
import { parseChannelContent } from '#lib/domain/channels/channel.ts';
import { parseReport } from '#lib/domain/report/report.ts';
import { parseSignedName } from '#lib/domain/facts/organiser-name.ts';
import { parseOrganiserNote } from '#lib/domain/facts/organiser-note.ts';
import { parsePublicPage } from '#lib/domain/public-page/public-page.ts';
import { parseDeviceCardContent } from '#lib/domain/hall/device-card.ts';
import { readCode } from '#lib/domain/event-code.ts';
import { parseItem } from '#lib/domain/item.ts';
import { parseRequest } from '#lib/domain/request.ts';
import { parseLettersFileBody } from '#lib/domain/wire/letters-file.ts';
import { parseOrganisersFileBody } from '#lib/domain/wire/organisers-file.ts';
import { parseBearings, parseManifest } from '#lib/domain/manifest.ts';
import { parseNewPack } from '#lib/domain/new-pack.ts';
import { parseFetchedPack, parsePack } from '#lib/domain/pack/parse-pack.ts';
import { parseKeptMaking, parsePackFile } from '#lib/domain/pack/making/read-making.ts';
import { readPackText } from '#lib/domain/pack/signed/signed-pack.ts';
import { parsePaperFact } from '#lib/domain/hall/paper-fact.ts';
import { parseFact } from '#lib/domain/facts/fact.ts';
import { parseShellItem } from '#lib/domain/facts/shell-item.ts';
import { lacks } from '#lib/domain/hall/readiness.ts';
import { readJoinLink } from '#lib/keys/join-link.ts';
import { readWords } from '#lib/keys/words.ts';
import { aCard, aLetter, aManifest } from './builders.ts';
import type { Json } from './mutations.ts';
import { aPackOfVersion2 } from './pack-of-version-2.ts';
import { aPublicPage } from './public-pages.ts';
import { aDevice, aPackJson, aPosted, idOf } from './signed-event.ts';
import { aMaking } from './spoiled-packs.ts';
import { aSignature } from './items.ts';
import { aCount, aTakeBack } from './paper-facts.ts';
import { aSignedPack } from './signed-packs.ts';
import { aReport } from './report.ts';
import { text, verifyKey, serverTime, posted, facts, reviewFacts, type Parser } from './parsed-values.ts';
import { wireParsers } from './wire-parsers.ts';

export type { Parser } from './parsed-values.ts';

const wholeItem = aLetter({
	contact: { email: 'nora@example.org', consentText: 'Yes.' },
	signature: aSignature(),
	from: { name: 'Nora', town: 'Northaven', country: 'NL', address: ['Quay 1'] },
	table: '7',
	practice: 2021,
	addressee: 'ombudsman',
	copyTo: ['Embassy', 'THE HAGUE']
});
const aRequest = {
	...{ v: 1, event: '7KQ2MB', id: idOf(2), kind: 'request', caseId: 'wendy-galarza', keyVersion: 1 },
	...{ code: 'K7-3QD', turn: 1 }
};
const outcome = {
	id: idOf(9),
	caseId: 'wendy-galarza',
	of: 'card',
	what: 'answered',
	on: '2027-02-03',
	text: { en: 'Wendy wrote back.' }
} as const;
const packFrom = {
	...{ name: 'Amnesty Nowhere', verifyKey, packId: 'cases', version: 2 },
	...{ digest: 'a'.repeat(64), packDigest: 'b'.repeat(64) }
};
const news = { id: idOf(8), caseId: 'wendy-galarza', kind: 'good-news', text: { en: 'Wendy is free.' }, at: serverTime } as const;

export const parsers: Record<string, Parser> = {
	parseChannelContent: {
		strangers: 'passed over',
		parse: parseChannelContent,
		valid: [{ v: 1, event: '7KQ2MB', id: idOf(3), kind: 'table', name: '9' }]
	},
	...wireParsers,
	parseItem: {
		strangers: 'refused',
		parse: parseItem,
		valid: [wholeItem, aCard({ drawing: { ...aSignature(), pens: undefined } })]
	},
	parseReport: {
		strangers: 'refused',
		parse: (value) => parseReport(value as string),
		write: text,
		valid: [{ ...aReport(), digest: '0'.repeat(64) }]
	},
	parseShellItem: {
		strangers: 'refused',
		parse: parseShellItem,
		valid: [wholeItem, { ...aCard(), aside: { state: 'held', reason: 'other', at: serverTime, note: 'Ask Nora.' } }]
	},
	parseManifest: {
		strangers: 'passed over',
		parse: parseManifest,
		valid: [
			aManifest(),
			aManifest({ mandates: [{ verifyKey, may: ['hand-over'] }], news: [news], outcomes: [outcome], packFrom })
		],
		write: text
	},
	parsePack: {
		strangers: 'refused',
		parse: parsePack,
		valid: [aPackOfVersion2()],
		earlier: [JSON.parse(aPackJson()), JSON.parse(readFileSync('tests/packs/marathon-2021-version-1.json', 'utf8'))],
		write: text
	},
	parsePackFile: {
		strangers: 'refused',
		parse: (value) => parsePackFile(value as string),
		valid: [aMaking()],
		// A finished pack is taken apart: it comes back without what only a finished one says.
		earlier: [aPackOfVersion2(), JSON.parse(aPackJson())],
		write: text
	},
	parseKeptMaking: {
		strangers: 'passed over',
		parse: (value) => parseKeptMaking(value as string),
		valid: [aMaking()],
		write: text
	},
	parseNewPack: {
		strangers: 'refused',
		parse: parseNewPack,
		valid: [aPackOfVersion2()],
		earlier: [JSON.parse(aPackJson())],
		write: text
	},
	parseFetchedPack: {
		strangers: 'passed over',
		parse: parseFetchedPack,
		valid: [aPackOfVersion2()],
		earlier: [JSON.parse(aPackJson())],
		write: text
	},
	parseLettersFileBody: {
		strangers: 'refused',
		parse: parseLettersFileBody,
		valid: [{ event: '7KQ2MB', device: aDevice, lastSeq: 9, card: 'YWJj', items: [posted, aPosted(2)] }],
		write: (value) => new TextEncoder().encode(linesOfFile(value).join('\n'))
	},
	parseOrganisersFileBody: {
		strangers: 'refused',
		parse: parseOrganisersFileBody,
		valid: [{ event: '7KQ2MB', items: [{ device: aDevice, item: posted }], facts: ['YWJj'] }],
		write: (value) => new TextEncoder().encode(linesOfOrganisersFile(value).join('\n'))
	},
	parsePublicPage: {
		strangers: 'refused',
		parse: (value) => parsePublicPage(value as string),
		write: text,
		valid: [aPublicPage()]
	},
	parseSignedName: {
		strangers: 'passed over',
		parse: parseSignedName,
		valid: [
			{
				...{ v: 1, event: '7KQ2MB', fact: idOf(4), device: aDevice, turn: 2, name: 'Mira, stall 2' },
				...{ by: verifyKey, signature: 'A'.repeat(86) }
			}
		]
	},
	parseOrganiserNote: {
		strangers: 'passed over',
		parse: parseOrganiserNote,
		valid: [{ v: 1, event: '7KQ2MB', text: 'Ask Joris first.\nThen print.' }]
	},
	parseDeviceCardContent: {
		strangers: 'passed over',
		parse: parseDeviceCardContent,
		valid: [
			{
				v: 1,
				event: '7KQ2MB',
				device: aDevice,
				table: '7',
				appVersion: '1.2.3',
				joinedAtMs: 5,
				lacks: [...lacks],
				replaces: [idOf(9)]
			}
		]
	},
	parseRequest: {
		strangers: 'refused',
		parse: parseRequest,
		valid: [
			{ ...aRequest, asks: 'leave-out', item: idOf(3) },
			{ ...aRequest, asks: 'send' }
		]
	},
	parseBearings: {
		strangers: 'passed over',
		parse: (value) => parseBearings(value as string),
		valid: [{ code: '7KQ2MB', eventId: idOf(1), counter: 3, mandates: [{ verifyKey, may: ['hand-over'] }] }],
		write: text
	},
	parsePaperFact: { strangers: 'refused', parse: parsePaperFact, valid: [aCount(1), aTakeBack(2, 1)] },
	parseFact: { strangers: 'refused', parse: parseFact, valid: [...facts, ...reviewFacts] }
};

/** Gives the lines of a `.letters` file. A value that is no such file becomes one line of JSON. */
function linesOfFile(value: unknown): string[] {
	if (typeof value !== 'object' || value === null || !('items' in value) || !Array.isArray(value.items)) return [text(value)];
	return ['writing-table letters 1', text({ ...value, items: value.items.length }), ...value.items.map(text), ''];
}

function linesOfOrganisersFile(value: unknown): string[] {
	const { items, facts } = (value ?? {}) as { items?: unknown; facts?: unknown };
	if (!Array.isArray(items) || !Array.isArray(facts)) return [text(value)];
	const head = { ...(value as object), items: items.length, facts: facts.length };
	return ['writing-table letters 2', text(head), ...items.map(text), ...facts.map((sealed) => text({ facts: sealed })), ''];
}

/** Readers of what a person types, pastes or scans. Each takes any text. */
export const readers: Record<string, { read(text: string): unknown; valid: string[] }> = {
	readJoinLink: {
		read: readJoinLink,
		valid: [
			`https://table.example/join#7KQ2MB.${'A'.repeat(22)}.${'A'.repeat(22)}`,
			`#7KQ2MB.${'A'.repeat(22)}.${'A'.repeat(22)}.Table%207`,
			'7kq 2mb'
		]
	},
	readPackText: { read: readPackText, valid: [await aSignedPack()] },
	readWords: { read: readWords, valid: ['abandon '.repeat(11) + 'about'] },
	readCode: { read: (text) => ({ kind: readCode(text) ?? 'none' }), valid: ['7KQ2MB', '7kq-2mb'] }
};

export const treeOf = (value: unknown) => JSON.parse(JSON.stringify(value)) as Json;
