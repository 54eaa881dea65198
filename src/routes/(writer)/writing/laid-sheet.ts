/**
 * Opens the sheet for a writer: the draft of this sitting for this case and kind or, when there is none, a new one with name and
 * date filled in.
 */
import { draftsOfSheet, openDraft, saveDraft } from '#lib/device/drafts.ts';
import { saveLastWords } from '#lib/device/last-words.ts';
import type { Notes } from '#lib/device/notes.ts';
import type { Database } from '#lib/device/database.ts';
import { sitDown, type Sitting } from '#lib/device/sittings.ts';
import { authorityLines, cardLines } from '#lib/domain/writing/addressing.ts';
import type { Random } from '#lib/domain/chance.ts';
import type { Clock } from '#lib/domain/clock.ts';
import { isUntouched, layDown, type Draft } from '#lib/domain/writing/draft.ts';
import { mergeDrafts } from '#lib/domain/writing/merge-drafts.ts';
import { isBlank } from '#lib/domain/writing/strokes.ts';
import { newId } from '#lib/domain/id.ts';
import type { Kind } from '#lib/domain/item.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import { templateFor, type Case, type Pack } from '#lib/domain/pack.ts';
import { todayIn } from '#lib/domain/hall/today.ts';

export interface SheetParts {
	database: Database;
	notes: Notes;
	manifest: Manifest;
	pack: Pack;
	entry: Case;
	kind: Kind;
	/** The language of the screen. The sheet takes it when the pack has it. */
	locale: string;
	/** The last line of a card whose address only the organisers know. */
	careOf: string;
	clock: Clock;
	random: Random;
}

export interface LaidSheet {
	draft: Draft;
	sitting: Sitting;
}

export async function laySheet(parts: SheetParts): Promise<LaidSheet> {
	const { database, notes, manifest, clock, random } = parts;
	const sitting = await sitDown(database, manifest.code, { clock, random });
	await saveLastWords(database, notes, manifest.code, clock);
	const fresh = newSheet(parts, sitting);
	const found = await findDraft(parts, sitting);
	if (!found) return { draft: fresh, sitting };
	// Nothing is on the sheet yet, and the writer has chosen another language since.
	const isOutdated = isUntouched(found) && !found.languageBy && found.locale !== fresh.locale;
	return { draft: isOutdated ? { ...fresh, id: found.id, revision: found.revision } : found, sitting };
}

async function findDraft({ database, entry, kind, clock }: SheetParts, sitting: Sitting): Promise<Draft | undefined> {
	const rows = await draftsOfSheet(database, { sittingId: sitting.id, caseId: entry.id, kind });
	const opened = await Promise.all(rows.map(({ id }) => openDraft(database, id)));
	const [newest, ...others] = opened.filter((draft) => draft !== undefined);
	return newest && others.length > 0 ? joined(database, newest, others, clock) : newest;
}

/** An older app may have begun a draft in each of two windows. Joining them keeps both texts within reach. */
async function joined(database: Database, newest: Draft, others: Draft[], clock: Clock): Promise<Draft> {
	const blocks = others.reduce((whole, other) => mergeDrafts(other, whole), newest).blocks;
	const drawing = [newest, ...others].find((draft) => !isBlank(draft.drawing))?.drawing;
	const whole = { ...newest, blocks, ...(drawing ? { drawing } : {}) };
	const saved = await saveDraft(database, whole, clock);
	if (saved.kind !== 'saved') return newest;
	await database.drafts.bulkDelete(others.map(({ id }) => id));
	return { ...whole, revision: saved.revision };
}

function newSheet({ manifest, pack, entry, kind, locale, careOf, clock, random }: SheetParts, sitting: Sitting): Draft {
	const template = templateFor(entry, kind, locale);
	const isLetter = kind === 'letter';
	const laid = layDown({
		id: newId(clock.nowMs(), random),
		event: manifest.code,
		caseId: entry.id,
		kind,
		locale: template.locale,
		sittingId: sitting.id,
		writtenOn: todayIn(manifest.timeZone, clock.nowMs()),
		to: { lines: isLetter ? authorityLines(entry, template.locale) : cardLines(entry, careOf), salutation: template.salutation },
		subject: isLetter ? (template.subject ?? '') : '',
		// A card is one message, and its blocks only offer starters.
		blockCount: isLetter ? template.blocks.length : 1,
		closing: template.closing,
		name: sitting.person.name,
		town: isLetter ? sitting.person.town : '',
		...(isLetter && sitting.person.signature ? { signature: sitting.person.signature } : {}),
		...(pack.archive ? { practice: pack.year } : {})
	});
	return { ...laid, signing: 'finger', isOwnWords: !isLetter };
}
