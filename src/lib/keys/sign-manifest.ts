import { changedManifest, type ManifestChange } from '#lib/domain/change-manifest.ts';
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import { toBase64Url } from './bytes.ts';
import type { OrganiserKey } from './organiser-key.ts';

/** The manifest as the exact string that is signed, with its signature and key as they travel. Throws for one no device would take. */
export const signManifest = (manifest: Manifest, key: OrganiserKey): Promise<EventAnswer> =>
	signText(JSON.stringify(manifest), key);

/**
 * The next manifest after `signed`, the exact string of the present one: what changed, under a counter one higher. What a newer app
 * put there and this one does not know stays. Throws where the present one cannot be read, or no device would take the next.
 */
export const signChange = (signed: string, change: ManifestChange, key: OrganiserKey): Promise<EventAnswer> =>
	signText(changedManifest(signed, change), key);

async function signText(signed: string, key: OrganiserKey): Promise<EventAnswer> {
	const parsed = parseManifest(signed);
	if (parsed.kind === 'malformed') throw new Error(`a manifest no device would take: ${parsed.problem}`);
	return { manifest: signed, signature: toBase64Url(await key.sign(signed)), verifyKey: toBase64Url(key.verifyKey) };
}
