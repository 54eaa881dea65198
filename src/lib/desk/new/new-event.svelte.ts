/** A new event while it is being set up. Everything is held only here, and nothing is stored, until the server has the event. */
import { oddDays } from '#lib/domain/event-days.ts';
import { newCode } from '#lib/domain/event-code.ts';
import { todayIn } from '#lib/domain/hall/today.ts';
import { newId } from '#lib/domain/id.ts';
import { usualSettings, type Envelope } from '#lib/domain/manifest.ts';
import { parseNewPack } from '#lib/domain/new-pack.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { sha256Hex, toBase64Url } from '#lib/keys/bytes.ts';
import { organiserKey, type OrganiserKey } from '#lib/keys/organiser-key.ts';
import { entropyOf, newWords } from '#lib/keys/words.ts';
import type { Hindrance } from '#lib/net/hindrance.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { askHealth } from '../calls.ts';
import type { DeskParts } from '../parts.ts';
import { positionsToAsk } from './asked-words.ts';
import { newManifest } from './new-manifest.ts';
import { openNewEvent, type OpenedOnServer } from './open-new-event.ts';
import { areKeysProved } from './prove-keys.ts';

/** The steps of opening an event, in their order. */
export const stepIds = ['facts', 'words', 'cases', 'settings', 'tables'] as const;
export type StepId = (typeof stepIds)[number];
export type WordsPart = 'show' | 'check' | 'recovery';

export interface ChosenPack {
	json: string;
	pack: Pack;
}
export type OpeningNew = { kind: 'not-yet' } | { kind: 'under-way' } | OpenedOnServer | Hindrance;
type NewEventParts = Pick<DeskParts, 'net' | 'clock' | 'random'>;

/**
 * Everything that is filled in before an event exists. The event's words are held only in this object until the event is open.
 */
export class NewEvent {
	#step = $state<StepId>('facts');
	#furthest = $state(0);
	part = $state<WordsPart>('show');

	setUpToken = $state('');
	name = $state('');
	place = $state('');
	startsOn = $state('');
	endsOn = $state('');
	timeZone = $state(Intl.DateTimeFormat().resolvedOptions().timeZone);

	code = $state('');
	/** Another event had the code, so this one got a new code. A sheet that was printed before names the wrong code. */
	isCodeChanged = $state(false);
	readonly words: string[];
	readonly recoveryWords: string[];
	/** The positions of the three words that the check asks for, counted from 1. */
	readonly asked: number[];
	isProved = $state(false);
	/** The recovery key of the server's operator. When there is one, this event prints no recovery sheet of its own. */
	houseRecovery = $state<string>();

	chosen = $state.raw<ChosenPack>();
	locales = $state<string[]>([]);
	envelope = $state<Envelope>(usualSettings.envelope);
	areCardsAllowed = $state(usualSettings.cardsAllowed);
	idleMinutes = $state(String(usualSettings.idleMs / 60_000));

	opening = $state.raw<OpeningNew>({ kind: 'not-yet' });
	readonly #parts: NewEventParts;
	readonly #eventId: string;

	constructor(parts: NewEventParts) {
		const { clock, random } = parts;
		this.#parts = parts;
		this.#eventId = newId(clock.nowMs(), random);
		this.startsOn = this.endsOn = this.#today();
		this.code = newCode(random);
		this.words = newWords(random);
		this.recoveryWords = newWords(random);
		this.asked = positionsToAsk(random);
	}

	get step(): StepId {
		return this.#step;
	}
	set step(next: StepId) {
		this.#step = next;
		this.#furthest = Math.max(this.#furthest, stepIds.indexOf(next));
	}
	/** Whether this step was reached before. A person can go back to such a step, and forward again. */
	hasReached(step: StepId): boolean {
		return stepIds.indexOf(step) <= this.#furthest;
	}

	/** Notes about unusual days, each beside the field that it is about. */
	get oddDays() {
		return oddDays(this.startsOn, this.endsOn, this.#today());
	}

	get entropy() {
		return entropyOf(this.words);
	}

	/** Takes the pack. It gives the parser's words for what is wrong, or `undefined` when the pack is taken. */
	takePack(json: string): string | undefined {
		const parsed = parseNewPack(json);
		if (parsed.kind === 'malformed') return parsed.problem;
		this.chosen = { json, pack: parsed.value };
		this.locales = [...parsed.value.locales];
		return undefined;
	}

	/** Asks whether the server has a recovery key. Without an answer, the event gets a recovery sheet of its own. */
	async askForRecovery() {
		const health = await askHealth(this.#parts);
		this.houseRecovery = health.kind === 'given' ? health.value.recoveryRecipient : undefined;
	}

	/** Seals a test letter to every recipient and opens it with each key that is on this device. */
	async prove() {
		const { clock, random } = this.#parts;
		const [key, recovery] = await Promise.all([organiserKey(this.words), organiserKey(this.recoveryWords)]);
		const identities = [key.identity, ...(this.houseRecovery ? [] : [recovery.identity])];
		const letter = { event: this.code, id: newId(clock.nowMs(), random), writtenOn: this.#today() };
		this.isProved = await areKeysProved(await this.#recipients(key), identities, letter);
	}

	/**
	 * Opens the event on the server. It loses nothing when it is called again after a failure. When another event has the code, a
	 * new code is made.
	 */
	async open(): Promise<void> {
		const { chosen, setUpToken } = this;
		if (!chosen) return;
		this.opening = { kind: 'under-way' };
		const key = await organiserKey(this.words);
		const recipients = await this.#recipients(key);
		const pack = { digest: await sha256Hex(chosen.json), locales: chosen.pack.locales };
		// The operator's recovery key signs nothing. It opens letters, and only the event's own words can hand the event over.
		const recovery = this.houseRecovery ? undefined : await organiserKey(this.recoveryWords);
		const mandates = recovery && [{ verifyKey: toBase64Url(recovery.verifyKey), may: ['hand-over' as const] }];
		const manifestFor = (code: string) => newManifest(this, { code, eventId: this.#eventId, recipients, mandates, pack });
		const recoveryHash = recovery && (await sha256Hex(recovery.authToken));
		const proposal = { key, recoveryHash, setUpToken: setUpToken.trim(), packJson: chosen.json, manifestFor };
		const { code, outcome } = await openNewEvent(this.#parts, proposal, this.code);
		this.isCodeChanged ||= code !== this.code;
		this.code = code;
		this.opening = outcome;
	}

	async #recipients(key: OrganiserKey): Promise<string[]> {
		const recovery = async () => recipientOf((await organiserKey(this.recoveryWords)).identity);
		return [await recipientOf(key.identity), this.houseRecovery ?? (await recovery())];
	}

	#today = () => todayIn(this.timeZone, this.#parts.clock.nowMs());
}
