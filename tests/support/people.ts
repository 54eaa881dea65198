/** An organiser, an event and letters for tests, with real keys and real manifests. Every builder takes what differs. */
import type { Draft } from '#lib/domain/writing/draft.ts';
import { newId } from '#lib/domain/id.ts';
import type { Item } from '#lib/domain/item.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import { organiserKeyOf } from '#lib/keys/organiser-key.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { aLetter as aSoundLetter, aManifest as aSoundManifest } from './builders.ts';

export const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
export const aMomentMs = Date.UTC(2026, 11, 10, 12);
export const anId = (atMs = aMomentMs) => newId(atMs, random);
export const code = 'K7M3QD';

/** The recovery key of the tests: printed, and on no device. */
export const recovery = await organiserKeyOf(new Uint8Array(16).fill(7));
export const organiser = await organiserKeyOf(new Uint8Array(16).fill(1));
export const recipients = [await recipientOf(organiser.identity), await recipientOf(recovery.identity)];

/** The manifest of this organiser's event. */
export const aManifest = (change: Partial<Manifest> = {}): Manifest => aSoundManifest({ code, recipients, ...change });

/** A letter of this event, under an id of its own. */
export const aLetter = (change: Partial<Item> = {}): Item => aSoundLetter({ event: code, id: anId(), ...change });

export function aDraft(change: Partial<Draft> = {}): Draft {
	return {
		id: anId(),
		event: code,
		caseId: 'wendy-galarza',
		kind: 'letter',
		locale: 'en',
		sittingId: anId(),
		revision: 0,
		writtenOn: '2026-12-10',
		to: { lines: ['Fiscalía General', 'Cancún', 'Mexico'], salutation: 'Dear Sir or Madam,' },
		subject: '',
		blocks: ['I am a nurse from Utrecht.', 'Please see that those who shot at Wendy Galarza are tried.'],
		isOwnWords: false,
		closing: 'Respectfully yours,',
		name: 'Noor',
		town: 'Utrecht',
		signing: 'paper',
		...change
	};
}
