/** Public pages and their pictures, for tests. */
import type { PublicPage } from '#lib/domain/public-page/public-page.ts';

export const aPublicPage = (changes: Partial<PublicPage> = {}): PublicPage => ({
	v: 1,
	event: 'N7F4QK',
	revision: 1,
	isListed: true,
	from: '14:00',
	to: '20:00',
	place: ['Great Hall, Quayside Library', '3 Harbour Street'],
	languages: ['en', 'nl', 'ar'],
	ways: ['step-free', 'hearing-loop'],
	responsible: 'J. Visser, 3 Harbour Street',
	contact: 'hello@northaven.example',
	welcome: 'Tea is on the table.',
	access: 'Tram 4, stop Quayside.\nThe door is level with the street.',
	achieved: { letters: 41, cards: 7, asOf: '2026-12-12' },
	...changes
});

/** The first bytes of a PNG of this size. */
export function aPagePicture(widthPx = 1200, heightPx = 630): Uint8Array {
	const bytes = new Uint8Array(64);
	bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
	const view = new DataView(bytes.buffer);
	view.setUint32(16, widthPx);
	view.setUint32(20, heightPx);
	return bytes;
}
