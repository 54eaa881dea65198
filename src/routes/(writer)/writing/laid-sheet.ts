/**
 * Opens the sheet for a writer: the draft of this sitting for this case and kind or, when there is none, a new one with name and
 * date filled in.
 */
import { draftsOfSheet, openDraft } from '#lib/device/drafts.ts';
import { saveLastWords } from '#lib/device/last-words.ts';
import type { Notes } from '#lib/device/notes.ts';
import type { Database } from '#lib/device/database.ts';
import { sitDown, type Sitting } from '#lib/device/sittings.ts';
import { begunSheet } from '#lib/domain/writing/begun-sheet.ts';
import { proposedReader } from '#lib/domain/writing/readers.ts';
import type { Random } from '#lib/domain/chance.ts';
import type { Clock } from '#lib/domain/clock.ts';
import { isUntouched, layDown, type Draft } from '#lib/domain/writing/draft.ts';
import { newId } from '#lib/domain/id.ts';
import type { Kind } from '#lib/domain/item.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import type { Case, Pack } from '#lib/domain/pack.ts';
import { todayIn } from '#lib/domain/hall/today.ts';

export interface SheetParts {
	database: Database;
	notes: Notes;
	manifest: Manifest;
	/** The present pack, its digest, and the case in it. */
	pack: Pack;
	packDigest: string;
	entry: Case;
	kind: Kind;
	/** The language of the screen. The sheet takes it when the pack has it. */
	locale: string;
	/** The addressee whom the writer chose for a new letter, by id. */
	reader?: string;
	/** The last line of a card whose address only the organisers know. */
	careOf: string;
	clock: Clock;
	random: Random;
}

export interface LaidSheet {
	draft: Draft;
	sitting: Sitting;
	/** The case as the pack has it with which the sheet was laid down. */
	entry: Case;
}

export async function laySheet(parts: SheetParts): Promise<LaidSheet> {
	const { database, notes, manifest, clock, random } = parts;
	const sitting = await sitDown(database, manifest.code, { clock, random });
	await saveLastWords(database, notes, manifest.code, clock);
	const fresh = newSheet(parts, sitting);
	const found = await findDraft(parts, sitting);
	if (!found) return { draft: fresh, sitting, entry: parts.entry };
	// Nothing is on the sheet yet, and the writer has chosen another language since.
	const isOutdated = isUntouched(found) && !found.languageBy && found.locale !== fresh.locale;
	if (isOutdated) return { draft: { ...fresh, id: found.id, revision: found.revision }, sitting, entry: parts.entry };
	return { draft: found, sitting, entry: await caseFor(found, parts) };
}

/** Gives the case as it was when the sheet was laid down. What was published since changes no sheet that was begun. */
async function caseFor({ packDigest }: Draft, { database, manifest, entry, ...now }: SheetParts): Promise<Case> {
	if (packDigest === undefined || packDigest === now.packDigest) return entry;
	const { earlierCase } = await import('./earlier-case.later.ts');
	return (await earlierCase(database, { event: manifest.code, packDigest, caseId: entry.id })) ?? entry;
}

async function findDraft({ database, entry, kind, clock }: SheetParts, sitting: Sitting): Promise<Draft | undefined> {
	const rows = await draftsOfSheet(database, { sittingId: sitting.id, caseId: entry.id, kind });
	const opened = await Promise.all(rows.map(({ id }) => openDraft(database, id)));
	const [newest, ...others] = opened.filter((draft) => draft !== undefined);
	if (!newest || others.length === 0) return newest;
	const { joinDrafts } = await import('./join-drafts.later.ts');
	return joinDrafts(database, newest, others, clock);
}

function newSheet(parts: SheetParts, sitting: Sitting): Draft {
	const { manifest, pack, packDigest, entry, kind, locale, careOf, clock, random } = parts;
	const isLetter = kind === 'letter';
	const id = newId(clock.nowMs(), random);
	const laid = layDown({
		...{ id, event: manifest.code, caseId: entry.id, sittingId: sitting.id, packDigest },
		...begunSheet(entry, { locale, careOf, reader: isLetter ? readerOf(parts, id) : undefined }),
		writtenOn: todayIn(manifest.timeZone, clock.nowMs()),
		name: sitting.person.name,
		town: isLetter ? sitting.person.town : '',
		...(isLetter && sitting.person.signature ? { signature: sitting.person.signature } : {}),
		...(pack.archive ? { practice: pack.year } : {})
	});
	return { ...laid, signing: 'finger', isOwnWords: !isLetter };
}

/** Whom the writer wished, else who is proposed. */
const readerOf = ({ pack, entry, reader }: SheetParts, sheetId: string) =>
	entry.addressees.find(({ id }) => id === reader) ?? proposedReader(entry, pack, sheetId);
