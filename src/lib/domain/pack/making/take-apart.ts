import type { Pack } from '../version-2.ts';
import type { PackInTheMaking } from './unfinished.ts';

/** Gives a pack as something that people go on with. */
export function takeApart(pack: Pack): PackInTheMaking {
	const { v: _, ...rest } = pack;
	return JSON.parse(JSON.stringify(rest, withoutNull)) as PackInTheMaking;
}

/** Where a pack says null for no address, a form has no lines. */
const withoutNull = (_name: string, value: unknown): unknown => value ?? undefined;
