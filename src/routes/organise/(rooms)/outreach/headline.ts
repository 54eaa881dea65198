/** What stands large on a piece, in words, for who cannot see it. */
import { inWords } from '#lib/printing/outreach/foot-words.ts';
import type { PosterWords } from '#lib/printing/outreach/poster-words.ts';
import { textIn } from '#lib/printing/outreach/poster-setting.ts';
import type { OutreachRoom } from './outreach-room.svelte.ts';

export function headlineOf({ design, setting }: OutreachRoom, said: PosterWords): string {
	if (!setting) return '';
	const { chosen, cases } = setting;
	if (design === 'person') return textIn(chosen.sentence, said.lang);
	if (design === 'type') return `${textIn(chosen.salutation, said.lang)} ${said.typeLead}`;
	if (design === 'blanks') return `${said.blankDear} ${said.blankNeighbours}`;
	return [inWords(cases.length, said), said.tilePeople, said.tileOne, said.tileTable, said.tileYou].join(' ');
}
