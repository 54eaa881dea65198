/** An envelope without a window, printed on itself: the page is the envelope, its flap at the top. */
import { directEnvelopes, type DirectEnvelope } from '#lib/domain/print/direct-envelope.ts';
import type { Item } from '#lib/domain/item.ts';
import type { Mark, SheetPage, TextSection } from '#lib/domain/print/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import type { SheetWords } from '../words.ts';
import { fitAddress } from './address-block.ts';
import type { Area } from './paper.ts';
import { practiceMark } from './practice.ts';

export interface DirectSetting {
	direct: DirectEnvelope;
	words: SheetWords;
	fonts: FontSet;
}

export type DirectLayout = { kind: 'laid-out'; page: SheetPage } | { kind: 'address-too-long' } | { kind: 'no-address' };

/**
 * Where the world's posts look for the address (UPU, Letter Post Regulations): 40 mm and more from the top, 15 from the other edges,
 * begun at most 140 mm from the right. The foot is a millimetre higher, for the 5/8 inch that the United States keep for their bars.
 */
const clearMm = { top: 40, right: 15, bottom: 16 };
const addressFromRightMm = 125;
const addressSizesPt = [13, 12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8];
/** On a large envelope the address stands together, a little below the middle. */
const highestAddressMm = 65;
const sender = { leftMm: 12, topMm: 10, widthMm: 85, heightMm: 26 };
const senderSizesPt = [9, 8.5, 8, 7.5, 7];

function addressPlaceOn(direct: DirectEnvelope): Area {
	const { widthMm, heightMm } = directEnvelopes[direct];
	const room = { topMm: clearMm.top, bottomMm: heightMm - clearMm.bottom };
	const heightOver = Math.max(0, room.bottomMm - room.topMm - highestAddressMm);
	return {
		leftMm: widthMm - addressFromRightMm,
		rightMm: widthMm - clearMm.right,
		topMm: room.topMm + heightOver * 0.6,
		bottomMm: room.bottomMm - heightOver * 0.4
	};
}

/** Lays an item out on an envelope without a window, or says that the address is missing or does not fit. */
export function layOutDirect(item: Item, { direct, words, fonts }: DirectSetting): DirectLayout {
	if (item.to.lines.length === 0) return { kind: 'no-address' };
	const section: TextSection = { lang: item.locale };
	const place = { area: addressPlaceOn(direct), sizesPt: addressSizesPt, align: 'middle' } as const;
	const address = fitAddress(item.to.lines, place, { role: 'address', section }, fonts);
	const from = placeFrom(item, section, fonts);
	if (address.kind === 'too-long' || !from) return { kind: 'address-too-long' };
	const size = directEnvelopes[direct];
	const marks = [...from, ...address.marks, ...practice(item, size.widthMm, words, fonts)];
	return { kind: 'laid-out', page: { ...size, marks } };
}

/** Name and address of who writes, when an address was given: it is where the post sends back what it cannot deliver. */
function placeFrom({ from }: Item, section: TextSection, fonts: FontSet): Mark[] | undefined {
	if (!from.address?.length) return [];
	const lines = [from.name, ...from.address, from.country ?? ''].filter((text) => text.trim() !== '');
	const { leftMm, topMm, widthMm, heightMm } = sender;
	const area = { leftMm, topMm, rightMm: leftMm + widthMm, bottomMm: topMm + heightMm };
	const place = { area, sizesPt: senderSizesPt, align: 'top', isNarrow: true } as const;
	const fit = fitAddress(lines, place, { role: 'address', section }, fonts);
	return fit.kind === 'fits' ? fit.marks : undefined;
}

/** Where the stamp would be. */
function practice({ practice: year }: Item, widthMm: number, words: SheetWords, fonts: FontSet): Mark[] {
	if (year === undefined) return [];
	return [practiceMark({ year, words, fonts }, { xMm: widthMm - 12, yMm: 12, corner: 'right', rows: 2 })];
}
