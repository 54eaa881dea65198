/**
 * Notes unsaved typing at the moment when a page is left. Such a page can still write a note, but it cannot wait for a cipher or a
 * database. So the bytes of the cipher are made beforehand, and then only combined with the words.
 */
import type { Clock } from '#lib/domain/clock.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { mergeDrafts } from '#lib/domain/writing/merge-drafts.ts';
import type { Database } from './database.ts';
import { openDraft, saveDraft } from './drafts.ts';
import type { Notes } from './notes.ts';
import type { Bytes } from '#lib/domain/bytes.ts';

export interface LastWords {
	/** Makes ready for a sheet of this size. Before that, and for a far larger sheet, `note` writes nothing. */
	prepare(draft: Draft): Promise<void>;
	/** Writes the sheet down at once. */
	note(draft: Draft): void;
	/** Removes the note, because the sheet was saved. */
	forget(): void;
}

const notesBegin = 'writing-table/last-words/';
const nameOf = ({ sittingId, id }: Pick<Draft, 'sittingId' | 'id'>) => `${notesBegin}${sittingId}/${id}`;
/** Room for more than a page of typing. */
const leastBytes = 128 * 1024;
/** Browsers keep five million characters of notes for a site. */
const mostBytes = 1_500_000;
const counterBytes = 16;

/** Gives the notes of this sheet, enciphered under a key of its sitting. When that key is gone, nothing is noted. */
export function lastWordsOf(database: Database, notes: Notes, sheet: Pick<Draft, 'sittingId' | 'id'>): LastWords {
	const name = nameOf(sheet);
	let key: CryptoKey | undefined;
	/** These bytes are used only once. The same bytes over two texts would reveal both texts. */
	let ready: { counter: Bytes; stream: Uint8Array } | undefined;
	let noted: string | undefined;
	let lengthBytes = leastBytes;

	const makeReady = async () => {
		key ??= await keyOf(database, sheet.sittingId);
		if (!key) return;
		const counter = crypto.getRandomValues(new Uint8Array(counterBytes));
		const zeros = new Uint8Array(lengthBytes);
		ready = { counter, stream: new Uint8Array(await crypto.subtle.encrypt(parametersOf(counter), key, zeros)) };
	};
	return {
		async prepare(draft) {
			// Signs that are not Latin take up to three bytes, and the sheet may grow before it is made ready again.
			const neededBytes = 4 * JSON.stringify(draft).length;
			if (ready && neededBytes <= lengthBytes) return;
			lengthBytes = Math.min(mostBytes, Math.max(leastBytes, neededBytes));
			await makeReady();
		},
		note(draft) {
			const text = JSON.stringify(draft);
			const plain = new TextEncoder().encode(text);
			if (text === noted || !ready || plain.length > ready.stream.length) return;
			const { counter, stream } = ready;
			ready = undefined;
			noted = text;
			notes.write(name, asCharacters(counter) + asCharacters(plain.map((byte, at) => byte ^ (stream[at] ?? 0))));
			void makeReady().catch(() => undefined);
		},
		forget() {
			if (noted === undefined) return;
			noted = undefined;
			notes.forget(name);
		}
	};
}

/** Saves what was noted when pages of this event were left. It is on the sheet when the sheet is opened again. */
export async function saveLastWords(database: Database, notes: Notes, event: string, clock: Clock): Promise<void> {
	for (const name of notes.namesFrom(notesBegin)) {
		const [sittingId = '', id = ''] = name.slice(notesBegin.length).split('/');
		const draft = await read(database, notes.read(name) ?? '', { sittingId, id });
		if (draft && draft.event !== event) continue;
		const isOver = draft === undefined || (await saveOrJoin(database, draft, clock));
		if (isOver) notes.forget(name);
	}
}

/** Forgets all such notes, before the next person sits down. */
export function forgetLastWords(notes: Notes): void {
	for (const name of notes.namesFrom(notesBegin)) notes.forget(name);
}

/** Saves the draft, joined with a later one if there is one. It gives `false` when it must be tried again. */
async function saveOrJoin(database: Database, draft: Draft, clock: Clock): Promise<boolean> {
	const saved = await saveDraft(database, draft, clock);
	if (saved.kind !== 'changed-elsewhere') return saved.kind !== 'not-saved';
	const theirs = await openDraft(database, saved.id);
	if (!theirs) return true;
	const both = mergeDrafts(draft, theirs);
	if (JSON.stringify(both) === JSON.stringify(theirs)) return true;
	return (await saveDraft(database, both, clock)).kind === 'saved';
}

async function read(database: Database, note: string, sheet: Pick<Draft, 'sittingId' | 'id'>): Promise<Draft | undefined> {
	const key = await keyOf(database, sheet.sittingId);
	if (!key) return undefined;
	const bytes = Uint8Array.from(note, (character) => character.charCodeAt(0));
	const [counter, words] = [bytes.slice(0, counterBytes), bytes.slice(counterBytes)];
	try {
		const plain = await crypto.subtle.decrypt(parametersOf(counter), key, words);
		const draft = JSON.parse(new TextDecoder().decode(plain)) as Draft;
		return draft.id === sheet.id && draft.sittingId === sheet.sittingId ? draft : undefined;
	} catch {
		return undefined;
	}
}

/** Gives a key derived from that of the sitting. It is not the key that enciphers the rows. */
async function keyOf(database: Database, sittingId: string): Promise<CryptoKey | undefined> {
	const row = await database.sittingKeys.get(sittingId);
	if (!row) return undefined;
	const whole = await crypto.subtle.importKey('raw', row.raw, 'HKDF', false, ['deriveKey']);
	const derived = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new TextEncoder().encode('last words') };
	return crypto.subtle.deriveKey(derived, whole, { name: 'AES-CTR', length: 256 }, false, ['encrypt', 'decrypt']);
}

const parametersOf = (counter: Bytes) => ({ name: 'AES-CTR', counter, length: 64 });

/** Gives one character for each byte. It works in parts, because a function cannot take a hundred thousand arguments. */
function asCharacters(bytes: Uint8Array): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
	return text;
}
