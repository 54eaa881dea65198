/** The sections whose signed packs an organiser trusts on this device. */
import { isSameName } from '#lib/domain/pack/signed/signer.ts';
import type { Database } from './database.ts';
import type { SectionRow } from './section-row.ts';

/** Gives them in the order in which they were trusted. */
export const trustedSections = (database: Database): Promise<SectionRow[]> =>
	database.sections.toCollection().sortBy('trustedAtMs');

/** Trusts a section. Another key under the same name is trusted no more, so that a name always stands for one key. */
export const trustSection = (database: Database, row: SectionRow): Promise<void> =>
	database.transaction('rw', database.sections, async () => {
		await database.sections.filter(({ name }) => isSameName(name, row.name)).delete();
		await database.sections.put(row);
	});

export const distrustSection = (database: Database, verifyKey: string): Promise<void> => database.sections.delete(verifyKey);
