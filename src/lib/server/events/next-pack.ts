/** Another pack for an event that is open. The letters to cases of earlier packs are still taken (I11). */
import type { Manifest } from '#lib/domain/manifest.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import type { SqlDatabase, Turn } from '../schema.ts';
import type { TakenTurn } from '../letters/turn.ts';
import { hexDigest } from './digests.ts';
import { refused, wrongDigest, type EventOutcome } from './event-row.ts';

/** The pack that a manifest names. `another`: it is not the one that lies here, and takes its place. */
export type TakenPack = { kind: 'same' } | AnotherPack;
type NextPack = TakenPack | Extract<EventOutcome, { kind: 'refused' }>;
interface AnotherPack {
	kind: 'another';
	digest: string;
	json: string;
	caseIds: string[];
}

/** Gives the pack that the manifest names: the one that lies here, or `json`, the text that was sent with the manifest. */
export async function nextPackOf(db: SqlDatabase, { code, packDigest }: Manifest, json: string | undefined): Promise<NextPack> {
	if (json !== undefined && hexDigest(json) !== packDigest) return wrongDigest;
	const { digest } = await db.selectFrom('packs').select('digest').where('event', '=', code).executeTakeFirstOrThrow();
	if (digest === packDigest) return { kind: 'same' };
	if (json === undefined) return wrongDigest;
	const parsed = parsePack(json);
	if (parsed.kind === 'malformed') return refused('malformed', `pack: ${parsed.problem}`);
	return { kind: 'another', digest: packDigest, json, caseIds: parsed.value.cases.map(({ id }) => id) };
}

/** Puts the pack in the place of the one before. Whoever calls it has the event's turn, so no letter is judged by half of either. */
export async function putPack(turn: Turn, code: string, { digest, json, caseIds }: AnotherPack, place: TakenTurn): Promise<void> {
	const earlier = (JSON.parse(place.case_ids) as string[]).filter((id) => !caseIds.includes(id));
	const case_ids = JSON.stringify([...caseIds, ...earlier]);
	await turn.updateTable('packs').set({ digest, json, case_ids }).where('event', '=', code).execute();
	await turn.updateTable('counters').set({ pack_cases: caseIds.length }).where('event', '=', code).execute();
}
