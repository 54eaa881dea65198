/** Every parser of what comes from outside, each with values that it takes. The file is long because it is one table. */
import { readFileSync } from 'node:fs';
import { parseDeviceCardContent } from '#lib/domain/hall/device-card.ts';
import { readCode } from '#lib/domain/event-code.ts';
import { parseHeldAnswer, parseHeldQuestion } from '#lib/domain/wire/held.ts';
import { parseKeeping } from '#lib/domain/wire/keeping.ts';
import { parseHealth } from '#lib/domain/wire/health.ts';
import { parseItem } from '#lib/domain/item.ts';
import { parseLettersFileBody } from '#lib/domain/wire/letters-file.ts';
import { parseBearings, parseManifest } from '#lib/domain/manifest.ts';
import * as handOverWire from '#lib/domain/wire/hand-over-wire.ts';
import { parseNewPack } from '#lib/domain/new-pack.ts';
import { parseFetchedPack, parsePack } from '#lib/domain/pack.ts';
import { parsePaperFact } from '#lib/domain/hall/paper-fact.ts';
import * as paperWire from '#lib/domain/wire/paper-wire.ts';
import { parsePrintFact } from '#lib/domain/print/print-fact.ts';
import * as printWire from '#lib/domain/wire/print-wire.ts';
import type { Parsed } from '#lib/domain/decode/parse.ts';
import { parseErrorAnswer } from '#lib/domain/wire/errors.ts';
import { parseFeedPage } from '#lib/domain/wire/feed.ts';
import * as wire from '#lib/domain/wire/wire.ts';
import { lacks } from '#lib/domain/hall/readiness.ts';
import { readJoinLink } from '#lib/keys/join-link.ts';
import { readWords } from '#lib/keys/words.ts';
import { parseDevicesQuery } from '#lib/server/devices/devices.ts';
import { parseFeedQuery } from '#lib/server/letters/letters-feed.ts';
import { aCard, aLetter, aManifest } from './builders.ts';
import type { Json } from './mutations.ts';
import { aDevice, aPackJson, aPosted, idOf } from './signed-event.ts';
import { aSignature } from './items.ts';
import { aCount, aTakeBack } from './paper-facts.ts';

export interface Parser {
	parse(value: unknown): Parsed<unknown>;
	/** Values that the parser takes, as trees of JSON. A parser of text gets them as text. */
	valid: unknown[];
	/** What the parser does with a field that it does not know. It is absent where there are no fields. */
	strangers?: 'passed over' | 'refused';
	/** The parser looks only at the outermost object. The inside is parsed separately. */
	isEnvelope?: true;
	/** Turns a tree or a parsed value into what the parser takes. */
	write?: (value: unknown) => unknown;
}

const text = (value: unknown) => JSON.stringify(value);
const signature = 'A'.repeat(86);
const verifyKey = 'A'.repeat(43);
const digest = 'ab'.repeat(32);
const serverTime = '2026-12-10T12:00:00.000Z';
const posted = aPosted(1);
const signed = { manifest: text(aManifest()), signature, verifyKey };
const handOver = { ...signed, statement: '{"v":1}', statementSignature: signature, signedBy: verifyKey };
const { seq, ...unnumbered } = posted;
const feedItem = { ...unnumbered, seq, n: 1, device: aDevice, receivedAt: serverTime };
const tallied = { caseId: 'wendy-galarza', letters: 1, cards: 2, paperLetters: 3, paperCards: 4 };
const seen = { device: aDevice, card: 'YWJj', lastSeq: 3, received: 2, receivedSeq: 3, lastSeenAt: serverTime };
const wholeItem = aLetter({
	contact: { email: 'nora@example.org', consentText: 'Yes.' },
	signature: aSignature(),
	from: { name: 'Nora', town: 'Northaven', country: 'NL', address: ['Quay 1'] },
	table: '7',
	practice: 2021
});
const receipts = wire.outcomes.map((outcome) => ({ id: idOf(1), digest, outcome }));
const refusedReceipt = { id: '', digest: '', outcome: 'refused', reason: 'malformed', late: true };

const factHead = { id: idOf(1), batch: idOf(2), device: aDevice, at: serverTime };
const made = { ...factHead, kind: 'made', what: 'letters', offset: 0, items: [idOf(3), idOf(4)], pages: 2, again: [idOf(5)] };
const facts = [made, { ...factHead, kind: 'printed' }, { ...factHead, kind: 'taken-back', facts: [idOf(6)] }];

export const parsers: Record<string, Parser> = {
	parseItem: {
		strangers: 'refused',
		parse: parseItem,
		valid: [wholeItem, aCard({ drawing: { ...aSignature(), pens: undefined } })]
	},
	parseManifest: {
		strangers: 'passed over',
		parse: parseManifest,
		valid: [aManifest(), aManifest({ mandates: [{ verifyKey, may: ['hand-over'] }] })],
		write: text
	},
	parsePack: {
		strangers: 'refused',
		parse: parsePack,
		valid: [JSON.parse(aPackJson()), JSON.parse(readFileSync('static/packs/marathon-2021.json', 'utf8'))],
		write: text
	},
	parseNewPack: { strangers: 'refused', parse: parseNewPack, valid: [JSON.parse(aPackJson())], write: text },
	parseFetchedPack: { strangers: 'passed over', parse: parseFetchedPack, valid: [JSON.parse(aPackJson())], write: text },
	parseErrorAnswer: {
		strangers: 'passed over',
		parse: parseErrorAnswer,
		valid: [{ error: { kind: 'too-large', message: 'Too large.' } }]
	},
	parseLettersFileBody: {
		strangers: 'refused',
		parse: parseLettersFileBody,
		valid: [{ event: '7KQ2MB', device: aDevice, lastSeq: 9, card: 'YWJj', items: [posted, aPosted(2)] }],
		write: (value) => new TextEncoder().encode(linesOfFile(value).join('\n'))
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
	parseHealth: { strangers: 'passed over', parse: parseHealth, valid: [{ ok: true, version: '1.2.3', store: 'sqlite' }] },
	parsePostedItem: { strangers: 'refused', parse: wire.parsePostedItem, valid: [posted] },
	parsePost: {
		strangers: 'refused',
		isEnvelope: true,
		parse: wire.parsePost,
		valid: [{ device: aDevice, items: [posted, aPosted(2)] }]
	},
	parsePostAnswer: {
		strangers: 'passed over',
		parse: wire.parsePostAnswer,
		valid: [{ receipts: [...receipts, refusedReceipt], serverTime }]
	},
	parseEventAnswer: {
		strangers: 'passed over',
		parse: wire.parseEventAnswer,
		valid: [signed, { ...signed, handedOver: [handOver] }]
	},
	parseEventCodes: { strangers: 'passed over', parse: wire.parseEventCodes, valid: [{ codes: ['7KQ2MB'] }] },
	parseNewEvent: {
		strangers: 'refused',
		parse: wire.parseNewEvent,
		valid: [
			{ ...signed, authHash: digest, joinHash: digest, pack: aPackJson() },
			{ ...signed, authHash: digest, joinHash: digest, recoveryHash: digest, pack: aPackJson() }
		]
	},
	parseNextManifest: { strangers: 'refused', parse: wire.parseNextManifest, valid: [{ manifest: signed.manifest, signature }] },
	parsePostedHandOver: {
		strangers: 'refused',
		parse: handOverWire.parsePostedHandOver,
		valid: [{ ...signed, handedOver: [handOver, handOver], joinHash: digest, keyring: posted.sealed }]
	},
	parseKeyringAnswer: {
		strangers: 'passed over',
		parse: handOverWire.parseKeyringAnswer,
		valid: [{ keyring: [{ verifyKey, sealed: posted.sealed }] }]
	},
	parseKeyringContent: {
		strangers: 'passed over',
		parse: handOverWire.parseKeyringContent,
		valid: [{ v: 1, event: '7KQ2MB', identities: [`AGE-SECRET-KEY-1${'Q'.repeat(58)}`] }]
	},
	parseBearings: {
		strangers: 'passed over',
		parse: (value) => parseBearings(value as string),
		valid: [{ code: '7KQ2MB', eventId: idOf(1), counter: 3, mandates: [{ verifyKey, may: ['hand-over'] }] }],
		write: text
	},
	parseFeedPage: {
		strangers: 'passed over',
		parse: parseFeedPage,
		valid: [{ letters: [feedItem, { ...feedItem, n: 2, late: true, collected: true, gone: true }], next: 2 }]
	},
	parseCollected: { strangers: 'refused', parse: wire.parseCollected, valid: [{ ids: [idOf(1), idOf(2)] }] },
	parseHeldQuestion: {
		strangers: 'refused',
		parse: parseHeldQuestion,
		valid: [{ device: aDevice, items: [{ id: idOf(1), digest }] }]
	},
	parseHeldAnswer: {
		strangers: 'passed over',
		parse: parseHeldAnswer,
		valid: [{ held: [{ id: idOf(1) }, { id: idOf(2), collected: true }], received: 2, serverTime }]
	},
	parseKeeping: {
		strangers: 'passed over',
		parse: parseKeeping,
		valid: [{ collectedForDays: 30, goesAt: serverTime, nearlyFull: true, serverTime }]
	},
	parseDeviceCard: { strangers: 'refused', parse: wire.parseDeviceCard, valid: [{ card: posted.sealed, lastSeq: 4 }] },
	parsePaper: {
		strangers: 'refused',
		isEnvelope: true,
		parse: paperWire.parsePaper(() => '2026-12-10T14:00:00.000Z'),
		valid: [
			{ device: aDevice, facts: [aCount(1), aTakeBack(2, 1)] },
			{ by: 'guest', facts: [aCount(1)] }
		]
	},
	parsePostedPaper: {
		strangers: 'refused',
		isEnvelope: true,
		parse: paperWire.parsePostedPaper,
		valid: [
			{ device: aDevice, facts: [aCount(1), aTakeBack(2, 1)] },
			{ by: 'guest', facts: [aCount(1)] }
		]
	},
	parsePaperOfBefore: {
		strangers: 'refused',
		parse: paperWire.parsePaperOfBefore,
		valid: [{ counts: [{ id: idOf(1), caseId: 'wendy-galarza', letters: 4, cards: 5 }] }]
	},
	parsePaperFact: { strangers: 'refused', parse: parsePaperFact, valid: [aCount(1), aTakeBack(2, 1)] },
	parsePaperAnswer: {
		strangers: 'passed over',
		parse: paperWire.parsePaperAnswer,
		valid: [
			{
				receipts: [
					{ id: idOf(1), outcome: 'stored' },
					{ id: '', outcome: 'refused', reason: 'malformed' }
				],
				serverTime
			}
		]
	},
	parsePaperPage: {
		strangers: 'passed over',
		isEnvelope: true,
		parse: paperWire.parsePaperPage,
		valid: [{ facts: [{ n: 1 }], next: 1 }]
	},
	parseListedFact: {
		strangers: 'passed over',
		parse: paperWire.parseListedFact,
		valid: [
			{ n: 1, fact: aCount(1), device: aDevice, by: 'guest' },
			{ n: 2, fact: aTakeBack(2, 1) }
		]
	},
	parseTally: { strangers: 'passed over', parse: wire.parseTally, valid: [{ cases: [tallied], serverTime }] },
	parseDevices: {
		strangers: 'passed over',
		parse: wire.parseDevices,
		valid: [{ devices: [seen] }, { devices: [seen], serverTime }]
	},
	parsePrintFact: { strangers: 'refused', parse: parsePrintFact, valid: facts },
	parsePostedFacts: { strangers: 'refused', isEnvelope: true, parse: printWire.parsePostedFacts, valid: [{ facts }] },
	parseFactsAnswer: {
		strangers: 'passed over',
		parse: printWire.parseFactsAnswer,
		valid: [{ receipts: [{ id: idOf(1), outcome: 'stored', number: 1 }], serverTime }]
	},
	parseFeedFact: { strangers: 'passed over', parse: printWire.parseFeedFact, valid: [{ n: 1, number: 1, fact: made }] },
	parseBatchesPage: {
		strangers: 'passed over',
		isEnvelope: true,
		parse: printWire.parseBatchesPage,
		valid: [{ facts: [{ n: 1, number: 1, fact: made }], next: 1 }]
	},
	parseCode: { parse: wire.parseCode, valid: ['7KQ2MB'] },
	parseFeedQuery: {
		parse: (value) => parseFeedQuery(value as URLSearchParams),
		valid: [{ after: 3, limit: 20 }],
		write: asQuestion
	},
	parseDevicesQuery: {
		parse: (value) => parseDevicesQuery(value as URLSearchParams),
		valid: [{ after: aDevice, limit: 20 }],
		write: asQuestion
	}
};

function asQuestion(value: unknown): URLSearchParams {
	return new URLSearchParams(typeof value === 'object' ? Object.entries(value ?? {}).map(pair) : String(value));
}

/** Gives the lines of a `.letters` file. A value that is no such file becomes one line of JSON. */
function linesOfFile(value: unknown): string[] {
	if (typeof value !== 'object' || value === null || !('items' in value) || !Array.isArray(value.items)) return [text(value)];
	return ['writing-table letters 1', text({ ...value, items: value.items.length }), ...value.items.map(text), ''];
}

const pair = ([key, value]: [string, unknown]) => [key, typeof value === 'string' ? value : JSON.stringify(value)];

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
	readWords: { read: readWords, valid: ['abandon '.repeat(11) + 'about'] },
	readCode: { read: (text) => ({ kind: readCode(text) ?? 'none' }), valid: ['7KQ2MB', '7kq-2mb'] }
};

export const treeOf = (value: unknown) => JSON.parse(JSON.stringify(value)) as Json;
