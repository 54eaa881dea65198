/** The picture of the public page for previews: the room's own link preview, as base64 of a PNG. */
import { deviceClock } from '#lib/device/clock.ts';
import { isPagePicture } from '#lib/domain/public-page/picture.ts';
import { toBase64 } from '#lib/keys/bytes.ts';
import type { OutreachRoom } from './outreach-room.svelte.ts';

/** Gives `undefined` where this browser draws none, or one that is too large. The page is then published without it. */
export async function pagePicture({ design, setting }: OutreachRoom): Promise<string | undefined> {
	if (!setting) return undefined;
	try {
		const [{ layOut }, { fileOf }] = await Promise.all([import('./lay-out.later.ts'), import('./piece-file.later.ts')]);
		const piece = { kind: 'link', design: design === 'blanks' ? 'stamps' : design } as const;
		const laid = await layOut(piece, setting, 'own-printer');
		if (laid.kind !== 'laid') return undefined;
		const around = { forWhom: 'own-printer', outline: laid.outline, createdAt: new Date(deviceClock.nowMs()) } as const;
		const made = await fileOf(piece, { ...setting, fonts: laid.fonts }, around);
		if (made.kind !== 'made') return undefined;
		const bytes = new Uint8Array(await made.file.arrayBuffer());
		return isPagePicture(bytes) ? toBase64(bytes) : undefined;
	} catch {
		// The fonts could not be fetched. A page without a picture is better than none.
		return undefined;
	}
}
