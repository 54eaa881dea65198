/** Handing the open event to new words, step by step. The words live in this object alone until the server knows of them. */
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

/** The steps in their order: what it does, the words to be written down, three of them asked back. */
export type NewWordsStep = 'tell' | 'show' | 'check';
/** `not-proved`: this device cannot seal so that the new words open it. `not-saved`: the server has it, and this device kept nothing. */
type NotHandedOver = Hindrance | { kind: 'not-proved' } | { kind: 'not-saved' };

export class NewWords {
	step = $state<NewWordsStep>('tell');
	isUnderWay = $state(false);
	failure = $state.raw<NotHandedOver>();
	/** It was sent, and no answer says that it was refused: perhaps the new words are the right ones already. */
	isPerhapsDone = $state(false);
	readonly words: string[];
	/** Where the three words that are asked back stand, counted from 1. */
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

	/** Sends it, and opens the event with the new words. Called again after a failure it sends the same. */
	async handOver(): Promise<void> {
		if (this.isUnderWay) return;
		this.isUnderWay = true;
		this.failure = await this.#handOver();
		this.isUnderWay = false;
	}

	async #handOver(): Promise<NotHandedOver | undefined> {
		const to = await credentialsOf(entropyOf(this.words));
		let told = await this.#send(to);
		// What another organiser changed meanwhile goes along with it.
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
