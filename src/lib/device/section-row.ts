import type { TrustedSection } from '#lib/domain/pack/signed/signer.ts';

/** A section whose signed packs an organiser trusts on this device, for every event. It stays when an event is erased. */
export interface SectionRow extends TrustedSection {
	trustedAtMs: number;
}
