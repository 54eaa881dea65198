/** Every parser of what travels between a device and a server, each with values that it takes. */
import { parseHeldAnswer, parseHeldQuestion } from '#lib/domain/wire/held.ts';
import { parseChannels, parsePutChannel } from '#lib/domain/wire/channels-wire.ts';
import { parsePageAnswer, parsePostedPage } from '#lib/domain/wire/page-wire.ts';
import { parseKeeping } from '#lib/domain/wire/keeping.ts';
import { parseHealth } from '#lib/domain/wire/health.ts';
import * as handOverWire from '#lib/domain/wire/hand-over-wire.ts';
import * as paperWire from '#lib/domain/wire/paper-wire.ts';
import * as factsWire from '#lib/domain/wire/facts-wire.ts';
import { parseErrorAnswer } from '#lib/domain/wire/errors.ts';
import { parseFeedPage } from '#lib/domain/wire/feed.ts';
import * as wire from '#lib/domain/wire/wire.ts';
import { parseDevicesQuery } from '#lib/server/devices/devices.ts';
import { parseFeedQuery } from '#lib/server/letters/letters-feed.ts';
import { aManifest } from './builders.ts';
import { aToldChannel } from './channels.ts';
import { aDevice, aPackJson, aPosted, idOf } from './signed-event.ts';
import { aCount, aTakeBack } from './paper-facts.ts';
import { text, verifyKey, serverTime, posted, made, facts, reviewFacts, type Parser } from './parsed-values.ts';

const signature = 'A'.repeat(86);
const digest = 'ab'.repeat(32);
const signed = { manifest: text(aManifest()), signature, verifyKey };
const handOver = { ...signed, statement: '{"v":1}', statementSignature: signature, signedBy: verifyKey };
const { seq, ...unnumbered } = posted;
const feedItem = { ...unnumbered, seq, n: 1, device: aDevice, receivedAt: serverTime };
const tallied = { caseId: 'wendy-galarza', letters: 1, cards: 2, paperLetters: 3, paperCards: 4 };
const seen = { device: aDevice, card: 'YWJj', lastSeq: 3, received: 2, receivedSeq: 3, lastSeenAt: serverTime };
const receipts = wire.outcomes.map((outcome) => ({ id: idOf(1), digest, outcome }));
const refusedReceipt = { id: '', digest: '', outcome: 'refused', reason: 'malformed', late: true };

export const wireParsers: Record<string, Parser> = {
	parseErrorAnswer: {
		strangers: 'passed over',
		parse: parseErrorAnswer,
		valid: [{ error: { kind: 'too-large', message: 'Too large.' } }]
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
	parseNextManifest: {
		strangers: 'refused',
		parse: wire.parseNextManifest,
		valid: [
			{ manifest: signed.manifest, signature },
			{ manifest: signed.manifest, signature, pack: aPackJson() }
		]
	},
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
	parsePutChannel: {
		strangers: 'refused',
		parse: parsePutChannel,
		valid: [{ tokenHash: digest, sealed: posted.sealed, closed: true }]
	},
	parseChannels: {
		strangers: 'passed over',
		parse: parseChannels,
		valid: [{ channels: [aToldChannel(), aToldChannel({ closedAt: serverTime, items: 4, lastItemAt: serverTime })], serverTime }]
	},
	parsePostedPage: { strangers: 'refused', parse: parsePostedPage, valid: [{ page: '{}' }, { page: '{}', picture: 'QUJD' }] },
	parsePageAnswer: { strangers: 'passed over', parse: parsePageAnswer, valid: [{}, { page: '{}' }] },
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
	parsePostedFacts: { strangers: 'refused', isEnvelope: true, parse: factsWire.parsePostedFacts, valid: [{ facts }] },
	parseFactsAnswer: {
		strangers: 'passed over',
		parse: factsWire.parseFactsAnswer,
		valid: [{ receipts: [{ id: idOf(1), outcome: 'stored', number: 1 }], serverTime }]
	},
	parseFeedFact: {
		strangers: 'passed over',
		parse: factsWire.parseFeedFact,
		valid: [{ n: 1, number: 1, fact: made }, ...reviewFacts.map((fact) => ({ n: 1, fact }))]
	},
	parseFactsPage: {
		strangers: 'passed over',
		isEnvelope: true,
		parse: factsWire.parseFactsPage,
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

const pair = ([key, value]: [string, unknown]) => [key, typeof value === 'string' ? value : JSON.stringify(value)];
