/**
 * Hands the open event to new words, step by step. The new words are held only in this object until the server knows of them.
 */
import type { PostedHandOver } from '#lib/domain/wire/hand-over-wire.ts';
import { entropyOf, newWords } from '#lib/keys/words.ts';
import type { Hindrance } from '#lib/net/hindrance.ts';
import { openKeyring } from '#lib/sealing/keyring.ts';
import { postHandOver } from './calls.ts';
import { credentialsOf, type Credentials } from './credentials.ts';
import { positionsToAsk } from './new/asked-words.ts';
import type { OpenEvent } from './open-event.svelte.ts';
import type { Organiser } from './organiser.svelte.ts';
import type { DeskParts } from './parts.ts';

/** The steps in their order: an explanation, the words to write down, and a check that asks for three of them. */
export type NewWordsStep = 'tell' | 'show' | 'check';
/**
 * `not-proved`: what this device seals does not open with the new words. `not-saved`: the server has the hand-over, but this
 * device could not store it.
 */
type NotHandedOver = Hindrance | { kind: 'not-proved' } | { kind: 'not-saved' };

/** The state of handing over to new words while a person goes through its steps. */
export class NewWords {
	step = $state<NewWordsStep>('tell');
	isUnderWay = $state(false);
	failure = $state.raw<NotHandedOver>();
	/** The hand-over was sent and was not refused, but no answer came. The new words may already be the right ones. */
	isPerhapsDone = $state(false);
	readonly words: string[];
	/** The positions of the three words that the check asks for, counted from 1. */
	readonly asked: number[];
	readonly #parts: DeskParts;
	readonly #organiser: Organiser;
	readonly #open: OpenEvent;
	#sent: PostedHandOver | undefined;

	constructor(parts: DeskParts, organiser: Organiser, open: OpenEvent) {
		this.#parts = parts;
		this.#organiser = organiser;
		this.#open = open;
		this.words = newWords(parts.random);
		this.asked = positionsToAsk(parts.random);
	}

	/**
	 * Sends the hand-over and opens the event with the new words. When it is called again after a failure, it sends the same
	 * request.
	 */
	async handOver(): Promise<void> {
		if (this.isUnderWay) return;
		this.isUnderWay = true;
		this.failure = await this.#handOver();
		this.isUnderWay = false;
	}

	async #handOver(): Promise<NotHandedOver | undefined> {
		const to = await credentialsOf(entropyOf(this.words));
		let told = await this.#send(to);
		// Another organiser changed the event meanwhile. The hand-over is made again from the newest record, so the change is
		// kept.
		if (told.kind === 'declined' && told.because === 'wrong-counter') {
			await this.#open.refresh();
			this.#sent = undefined;
			told = await this.#send(to);
		}
		if (told.kind !== 'given') return told;
		const opened = this.#sent && (await this.#organiser.takeOver(to.entropy, this.#sent));
		return opened?.kind === 'opened' ? undefined : { kind: 'not-saved' };
	}

	async #send(to: Credentials): Promise<{ kind: 'given' } | Exclude<NotHandedOver, { kind: 'not-saved' }>> {
		const { code } = this.#open;
		this.#sent ??= await this.#open.handOverTo(to);
		if (!(await openKeyring(this.#sent.keyring, code, to.key.identity))) return { kind: 'not-proved' };
		this.isPerhapsDone = true;
		const told = await postHandOver(this.#parts, code, to.token, this.#sent);
		this.isPerhapsDone = told.kind === 'unreachable' || told.kind === 'server-failed' || told.kind === 'sign-in-page';
		return told;
	}
}
