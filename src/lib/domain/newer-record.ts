import type { HandOver } from './hand-over.ts';
import { parseManifest } from './manifest.ts';
import { parseFetchedPack } from './pack/parse-pack.ts';

/**
 * A later record of an event. Its signature is right, but the app that fetched it was too old to understand it. The device keeps it
 * beside the last record it understands, until a newer app can read it.
 */
export interface NewerRecord {
	/** The exact signed string; signature and key in base64url. */
	manifest: string;
	signature: string;
	verifyKey: string;
	/** How the event came to that key. */
	handedOver?: HandOver[];
	/** As far as it could be read. */
	counter?: number;
	/** The exact text of its pack, when that is what was not understood. */
	pack?: string;
}

/** False once a newer app has come to this device. */
export const isTooNew = ({ manifest, pack }: Pick<NewerRecord, 'manifest' | 'pack'>): boolean =>
	parseManifest(manifest).kind === 'malformed' || (pack !== undefined && parseFetchedPack(pack).kind === 'malformed');
