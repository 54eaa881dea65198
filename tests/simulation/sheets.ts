/** What stands on the sheets of a simulation, and how they are sealed: in place of age, which would be most of the work. */
import type { Draft } from '#lib/domain/writing/draft.ts';
import type { Item } from '#lib/domain/item.ts';
import type { Sealed } from '#lib/sealing/seal.ts';
import { ageShaped, ageShapedContent } from '../support/age-shaped.ts';
import { sha256 } from '../support/signed-event.ts';

/** Each saving of a sheet has one word more. */
export const wordsOn = ({ blocks }: Pick<Draft, 'blocks'>) => Number(/word (\d+)/.exec(blocks[0] ?? '')?.[1] ?? 0);

/** What is inside can be read back here, and two sealings differ. */
export async function sealQuickly(item: Item): Promise<Sealed> {
	const bytes = ageShaped(new TextEncoder().encode(JSON.stringify({ item, salt: sealings++ })));
	return { kind: 'sealed', bytes, digest: sha256(bytes) };
}
let sealings = 0;

export const openQuickly = (bytes: Uint8Array): Item =>
	(JSON.parse(new TextDecoder().decode(ageShapedContent(bytes))) as { item: Item }).item;
