import { firstLookAtAll } from '#lib/device/first-look.ts';
import { parseManifest } from '#lib/domain/manifest.ts';
import { rememberedCode } from '../remembered-code.ts';

export interface KnownEvent {
	code: string;
	name: string;
}

/**
 * The events that this device is at already: the one its pages are about first, then the last joined. Where the storage cannot be
 * read there is none to go on at; joining says why.
 */
export async function knownHere(): Promise<KnownEvent[]> {
	const chosen = rememberedCode();
	const events = (await firstLookAtAll()) ?? [];
	const isChosen = ({ code }: { code: string }) => Number(code === chosen);
	return events
		.sort((a, b) => isChosen(b) - isChosen(a) || b.joinedAtMs - a.joinedAtMs)
		.map(({ code, manifest }) => {
			const read = parseManifest(manifest);
			return { code, name: read.kind === 'parsed' ? read.value.name : code };
		});
}
