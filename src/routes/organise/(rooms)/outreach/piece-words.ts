/** The pieces in the order in which they are offered, and the designs. */
import { words } from '#lib/i18n/words.ts';
import type { Design } from '#lib/printing/outreach/pieces.ts';
import type { PieceKind } from './outreach-room.svelte.ts';

export const pieceWords: readonly { kind: PieceKind; label: () => string; file: 'PDF' | 'PNG' }[] = [
	{ kind: 'a4', label: words.outreach_a4, file: 'PDF' },
	{ kind: 'a3', label: words.outreach_a3, file: 'PDF' },
	{ kind: 'flyer', label: words.outreach_flyer, file: 'PDF' },
	{ kind: 'tent', label: words.outreach_tent, file: 'PDF' },
	{ kind: 'post', label: words.outreach_post, file: 'PNG' },
	{ kind: 'story', label: words.outreach_story, file: 'PNG' },
	{ kind: 'square', label: words.outreach_square, file: 'PNG' },
	{ kind: 'link', label: words.outreach_link, file: 'PNG' },
	{ kind: 'cover', label: words.outreach_cover, file: 'PNG' }
];

export const designWords: readonly { design: Design; label: () => string }[] = [
	{ design: 'stamps', label: words.outreach_stamps },
	{ design: 'person', label: words.outreach_person },
	{ design: 'type', label: words.outreach_type },
	{ design: 'blanks', label: words.outreach_blanks }
];
