import { parseFact, type Fact } from '#lib/domain/facts/fact.ts';
import { codeField } from '#lib/domain/event-code.ts';
import { digestField } from '#lib/domain/decode/fields.ts';
import { anything, list, oneOf, parseJsonWith, parseWith, shape, text, type Parsed } from '#lib/domain/decode/parse.ts';
import { encryptTo, openerOf, type Identity, type Opener } from './age.ts';
import { digestOf, fromBase64, toBase64 } from './bytes.ts';
import { pad } from './pad.ts';
import { readJson } from './read-json.ts';

/** Signs of JSON in one portion, which stays below the largest size class. */
const longestPortion = 100_000;

/** The event's code, and the organisers' token in base64url, which shows that an organiser wrote the facts. */
export interface FactsOf {
	event: string;
	token: string;
}

/** What organisers did, sealed for them, in portions of base64 as a file carries them. Throws when a recipient is none. */
export async function sealFacts(of: FactsOf, facts: readonly Fact[], recipients: string[]): Promise<string[]> {
	return Promise.all(
		portionsOf(facts).map(async (portion) => {
			const json = JSON.stringify(portion);
			const padded = pad(JSON.stringify({ v: 1, event: of.event, proof: await proofOf(of, json), facts: json }));
			if (padded.kind === 'too-large') throw new Error('a portion of facts beyond every size class');
			return toBase64(await encryptTo(recipients, padded.bytes));
		})
	);
}

/** Anybody can seal for the organisers, but only an organiser knows the token. Without it a stranger's file could hold every letter. */
const proofOf = ({ event, token }: FactsOf, facts: string) => digestOf(`${token}\n${event}\n${facts}`);

function portionsOf(facts: readonly Fact[]): Fact[][] {
	const portions: Fact[][] = [];
	let length = Infinity;
	for (const fact of facts) {
		const own = JSON.stringify(fact).length + 1;
		if (length + own > longestPortion) [length] = [0, portions.push([])];
		length += own;
		portions.at(-1)?.push(fact);
	}
	return portions;
}

export interface OpenedFacts {
	facts: Fact[];
	/** Portions that these words do not open or no organiser wrote, and facts that this app is too old for. */
	notRead: number;
}
const content = shape({ v: oneOf(1), event: codeField, proof: digestField, facts: text({ max: longestPortion + 1_000 }) });

/** Opens what `sealFacts` sealed. A fact that is not understood leaves the others as they are, and is counted. */
export async function openFacts(portions: readonly string[], identity: Identity, of: FactsOf): Promise<OpenedFacts> {
	const opened: OpenedFacts = { facts: [], notRead: 0 };
	if (portions.length === 0) return opened;
	const opener = await openerOf(identity);
	for (const portion of portions) {
		const all = await openPortion(portion, opener, of);
		const facts = all?.flatMap((each) => (each.kind === 'parsed' ? [each.value] : [])) ?? [];
		opened.facts.push(...facts);
		opened.notRead += all ? all.length - facts.length : 1;
	}
	return opened;
}

async function openPortion(portion: string, opener: Opener, of: FactsOf): Promise<Parsed<Fact>[] | undefined> {
	const bytes = fromBase64(portion);
	const decrypted = bytes && (await opener(bytes));
	if (decrypted?.kind !== 'decrypted') return undefined;
	const read = parseWith(content, readJson(decrypted.bytes));
	if (read.kind === 'malformed' || read.value.event !== of.event) return undefined;
	if ((await proofOf(of, read.value.facts)) !== read.value.proof) return undefined;
	const facts = parseJsonWith(list(anything, { max: longestPortion, noun: 'facts' }), read.value.facts, longestPortion + 1_000);
	return facts.kind === 'parsed' ? facts.value.map(parseFact) : undefined;
}
