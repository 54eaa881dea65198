/** A new event while it is being set up. Everything stays here until the server has it; nothing of it is stored. */
import { envelopeProfiles } from '#lib/domain/print/envelope.ts';
import { newCode } from '#lib/domain/event-code.ts';
import { newId } from '#lib/domain/id.ts';
import type { Item } from '#lib/domain/item.ts';
import { usualSettings, type Envelope, type Manifest } from '#lib/domain/manifest.ts';
import { parsePack, type Pack } from '#lib/domain/pack.ts';
import { sha256Hex, toBase64Url } from '#lib/keys/bytes.ts';
import { organiserKey, type OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import { entropyOf, newWords } from '#lib/keys/words.ts';
import { openItem } from '#lib/sealing/open.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { sealItem } from '#lib/sealing/seal.ts';
import { askEvent, askHealth, openOnServer } from '#lib/desk/calls.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { ownServer } from '#lib/net/ask.ts';
import type { Hindrance } from '#lib/net/hindrance.ts';

export const stepIds = ['facts', 'words', 'cases', 'settings', 'tables'] as const;
export type StepId = (typeof stepIds)[number];
export type WordsPart = 'show' | 'check' | 'recovery';

export interface ChosenPack {
	json: string;
	pack: Pack;
}
export type Opening = { kind: 'not-yet' } | { kind: 'under-way' } | { kind: 'open' } | Hindrance;

const server = { net: ownServer, clock: deviceClock };
const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

export class NewEvent {
	#step = $state<StepId>('facts');
	#furthest = $state(0);
	part = $state<WordsPart>('show');

	setUpToken = $state('');
	name = $state('');
	place = $state('');
	startsOn = $state(today());
	endsOn = $state(today());
	timeZone = $state(Intl.DateTimeFormat().resolvedOptions().timeZone);

	code = $state(newCode(random));
	/** The code was taken by another event, so a sheet printed before names the wrong one. */
	isCodeChanged = $state(false);
	readonly words = newWords(random);
	readonly recoveryWords = newWords(random);
	/** Where the three words that are asked back stand, counted from 1. */
	readonly asked = threePositions();
	isProved = $state(false);
	/** The server's keeper has a recovery key; then this event prints none of its own. */
	houseRecovery = $state<string>();

	chosen = $state.raw<ChosenPack>();
	locales = $state<string[]>([]);
	envelope = $state<Envelope>(usualSettings.envelope);
	areCardsAllowed = $state(usualSettings.cardsAllowed);
	idleMinutes = $state(String(usualSettings.idleMs / 60_000));

	opening = $state.raw<Opening>({ kind: 'not-yet' });
	answer: { manifest: string; signature: string; verifyKey: string } | undefined;

	get step(): StepId {
		return this.#step;
	}
	set step(next: StepId) {
		this.#step = next;
		this.#furthest = Math.max(this.#furthest, stepIds.indexOf(next));
	}
	/** True for every step that was reached before: one can go back to it, and forth again. */
	hasReached(step: StepId): boolean {
		return stepIds.indexOf(step) <= this.#furthest;
	}

	get entropy() {
		return entropyOf(this.words);
	}

	takePack(json: string): string | undefined {
		const parsed = parsePack(json);
		if (parsed.kind === 'malformed') return parsed.problem;
		this.chosen = { json, pack: parsed.value };
		this.locales = [...parsed.value.locales];
		return undefined;
	}

	/** Asks whether the house has a recovery key; without an answer the event gets a sheet of its own. */
	async askForRecovery() {
		const health = await askHealth(server);
		this.houseRecovery = health.kind === 'given' ? health.value.recoveryRecipient : undefined;
	}

	/** Seals a test letter to everybody who shall open it and opens it with each key that is here. */
	async prove() {
		const key = await organiserKey(this.words);
		const recipients = await this.#recipients(key);
		const letter = testLetter(this.code);
		const sealed = await sealItem(letter, recipients);
		if (sealed.kind !== 'sealed') return;
		const identities = [key.identity, ...(this.houseRecovery ? [] : [(await organiserKey(this.recoveryWords)).identity])];
		const opened = await Promise.all(identities.map((identity) => openItem(sealed.bytes, identity, letter)));
		this.isProved = opened.every((each) => each.kind === 'opened' && each.item.id === letter.id);
	}

	/** Opens the event on the server. Called again after a failure it loses nothing; a code that is taken is replaced. */
	async open(): Promise<void> {
		if (!this.chosen) return;
		this.opening = { kind: 'under-way' };
		const key = await organiserKey(this.words);
		for (let attempt = 0; attempt < 4; attempt++) {
			const outcome = await this.#send(key, this.chosen);
			if (outcome.kind === 'given') return void (this.opening = { kind: 'open' });
			const isTaken = outcome.kind === 'declined' && outcome.because === 'code-taken';
			if (!isTaken || (await this.#isOurs(key))) return void (this.opening = isTaken ? { kind: 'open' } : outcome);
			this.code = newCode(random);
			this.isCodeChanged = true;
		}
		this.opening = { kind: 'declined', because: 'code-taken' };
	}

	async #send(key: OrganiserKey, { json }: ChosenPack) {
		this.answer = await signManifest(await this.#manifest(key), key);
		const [authHash, joinHash] = await Promise.all([sha256Hex(key.authToken), sha256Hex(key.joinToken)]);
		return openOnServer(server, { ...this.answer, authHash, joinHash, pack: json }, this.setUpToken.trim());
	}

	// An answer that was lost on the way: the event is there, under our own key, and asking again says "taken".
	async #isOurs(key: OrganiserKey) {
		const found = await askEvent(server, this.code, toBase64Url(key.authToken));
		return found.kind === 'given' && found.value.verifyKey === toBase64Url(key.verifyKey);
	}

	async #recipients(key: OrganiserKey) {
		const own = await recipientOf(key.identity);
		const recovery = this.houseRecovery ?? (await recipientOf((await organiserKey(this.recoveryWords)).identity));
		return [own, recovery];
	}

	async #manifest(key: OrganiserKey): Promise<Manifest> {
		const { chosen } = this;
		if (!chosen) throw new Error('an event without a pack');
		return {
			v: 1,
			code: this.code,
			eventId: newId(Date.now(), random),
			name: this.name.trim(),
			place: this.place.trim(),
			startsOn: this.startsOn,
			endsOn: this.endsOn,
			timeZone: this.timeZone,
			locales: chosen.pack.locales.filter((locale) => this.locales.includes(locale)),
			recipients: await this.#recipients(key),
			keyVersion: 1,
			packDigest: await sha256Hex(chosen.json),
			settings: {
				envelope: this.envelope,
				paper: envelopeProfiles[this.envelope].paper,
				cardsAllowed: this.areCardsAllowed,
				idleMs: Number(this.idleMinutes) * 60_000,
				contactAllowed: usualSettings.contactAllowed
			},
			state: 'open',
			counter: 1
		};
	}
}

/** Three different places in the twelve, in their order; from four words each, so that a whole paper is looked at. */
function threePositions(): number[] {
	return [0, 4, 8].map((from) => from + 1 + ((random(1)[0] ?? 0) & 3));
}

function testLetter(code: string): Item {
	return {
		v: 1,
		event: code,
		id: newId(Date.now(), random),
		kind: 'letter',
		caseId: 'test',
		keyVersion: 1,
		locale: 'en',
		writtenOn: today(),
		to: { lines: [] },
		paragraphs: ['test'],
		from: { name: '' }
	};
}
