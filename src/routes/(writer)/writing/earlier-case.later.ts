import type { Database } from '#lib/device/database.ts';
import { earlierPack } from '#lib/device/earlier-packs.ts';
import { findCase, type Case } from '#lib/domain/pack.ts';
import { parseFetchedPack } from '#lib/domain/pack/parse-pack.ts';

interface Earlier {
	event: string;
	packDigest: string;
	caseId: string;
}

/** Gives a case as a pack of before has it, or `undefined` when that pack is not here, or has no such case. */
export async function earlierCase(database: Database, { event, packDigest, caseId }: Earlier): Promise<Case | undefined> {
	const text = await earlierPack(database, event, packDigest);
	const pack = text === undefined ? undefined : parseFetchedPack(text);
	return pack?.kind === 'parsed' ? findCase(pack.value, caseId) : undefined;
}
