import { firstLookAtAll } from '#lib/device/first-look.ts';
import { parseManifest } from '#lib/domain/manifest.ts';
import { rememberedCode } from '../remembered-code.ts';

export interface KnownEvent {
	code: string;
	name: string;
}

/**
 * Gives the events that this device has joined: first the one that its pages show, then the last joined. It gives none when the
 * storage cannot be read; joining then says why.
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
