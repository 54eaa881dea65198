import { firstLook } from '#lib/device/first-look.ts';
import { parseManifest } from '#lib/domain/manifest.ts';
import { rememberedCode } from '../remembered-code.ts';

/** The name of the event this device is at already. Where the storage cannot be read there is none to go on at; joining says why. */
export async function knownHere(): Promise<{ name: string } | undefined> {
	const code = rememberedCode();
	const event = code === undefined ? undefined : await firstLook(code);
	if (!event) return undefined;
	const manifest = parseManifest(event.manifest);
	return { name: manifest.kind === 'parsed' ? manifest.value.name : event.code };
}
