import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import { toBase64Url } from './bytes.ts';
import type { OrganiserKey } from './organiser-key.ts';

/** The manifest as the exact string that is signed, with its signature and key as they travel. Throws for one no device would take. */
export async function signManifest(manifest: Manifest, key: OrganiserKey): Promise<EventAnswer> {
	const signed = JSON.stringify(manifest);
	const parsed = parseManifest(signed);
	if (parsed.kind === 'malformed') throw new Error(`a manifest no device would take: ${parsed.problem}`);
	return { manifest: signed, signature: toBase64Url(await key.sign(signed)), verifyKey: toBase64Url(key.verifyKey) };
}

/** The next state of an event's record: what changed, under a counter one higher. */
export function nextManifest(
	manifest: Manifest,
	change: Partial<Omit<Manifest, 'v' | 'code' | 'eventId' | 'counter'>>
): Manifest {
	return { ...manifest, ...change, counter: manifest.counter + 1 };
}
