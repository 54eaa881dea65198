/** A pack with which somebody opens a new event. */
import type { Parsed } from './decode/parse.ts';
import { addresseeOf, type Pack } from './pack.ts';
import { parsePack } from './pack/parse-pack.ts';

/** As `parsePack`, and each address must say its country too: servers still take packs of version 0.1, which had no field for it. */
export function parseNewPack(json: unknown): Parsed<Pack> {
	const parsed = parsePack(json);
	const at = parsed.kind === 'parsed' ? parsed.value.cases.findIndex((entry) => !addresseeOf(entry).country) : -1;
	return at < 0 ? parsed : { kind: 'malformed', problem: `cases[${at}].authority.country: ${missing}` };
}

const missing =
	"is missing: say in which country the authority is. It stands last in the address, and may be another than the case's";
