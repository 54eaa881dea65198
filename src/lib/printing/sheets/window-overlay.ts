/** The envelope's window over a letter's first page: what shows through it, and whether the address fits. */
import type { Item } from '#lib/domain/item.ts';
import type { Envelope, Paper } from '#lib/domain/manifest.ts';
import { mmPerPoint, type PlacedText, type TextSection } from '#lib/domain/print/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import { fitAddress, placeLines, setAddress, type AddressPlace } from './address-block.ts';
import { windowPlace } from './letter-address.ts';
import { senderForPost } from './letter-sender.ts';
import type { OwnWindow } from '#lib/domain/print/measured-envelope.ts';
import { isWithin } from '#lib/domain/print/rect.ts';
import { windowProfileOf } from '#lib/domain/print/window-profile.ts';
import type { Nudge } from '#lib/domain/print/nudge.ts';
import { widthOf, type Area } from './paper.ts';

export interface WindowOverlay {
	paper: Paper;
	window: Area;
	/** What shows wherever the sheet slides to. */
	zone: Area;
	/** A second one for the sender, on envelopes that have it. */
	senderWindow?: Area;
	foldsMm: readonly number[];
	address: AddressInWindow;
}

/**
 * `area` is the ink of the address. `tight` fits, and the nudge brings it out of what always shows. `overflows` does not fit even in the
 * smallest type, so that the letter is held back: `area` is where it would stand then, `byMm` how far it would run over.
 */
type AddressInWindow =
	| { kind: 'none' }
	| { kind: 'fits'; area: Area; sizePt: number }
	| { kind: 'tight'; area: Area; sizePt: number }
	| { kind: 'overflows'; area: Area; sizePt: number; byMm: number };

export interface OverlaySetting {
	envelope: Envelope;
	ownWindow?: OwnWindow;
	fonts: FontSet;
	nudgeMm?: Nudge;
}

/**
 * Where the window of the envelope lies on the first page, and how the address stands in it once the printer's nudge is added.
 */
export function windowOverlay(item: Item, { envelope, ownWindow, fonts, nudgeMm }: OverlaySetting): WindowOverlay {
	const profile = windowProfileOf({ envelope, ownWindow });
	const { paper, window, zone, foldsMm, sender } = profile;
	const section: TextSection = { lang: item.locale };
	const place = windowPlace(profile, senderForPost(item, section, profile, fonts).heightMm);
	return {
		...{ paper, window, zone, foldsMm },
		...(sender.kind === 'window' ? { senderWindow: sender.window } : {}),
		address: addressIn(item.to.lines, place, section, zone, { fonts, nudgeMm })
	};
}

function addressIn(
	lines: readonly string[],
	place: AddressPlace,
	section: TextSection,
	zone: Area,
	{ fonts, nudgeMm }: Pick<OverlaySetting, 'fonts' | 'nudgeMm'>
): AddressInWindow {
	if (lines.length === 0) return { kind: 'none' };
	const block = { role: 'address', section } as const;
	const fit = fitAddress(lines, place, block, fonts);
	if (fit.kind === 'fits') {
		const area = moved(inkOf(fit.marks), nudgeMm);
		return { kind: isWithin(area, zone) ? 'fits' : 'tight', area, sizePt: fit.sizePt };
	}
	const sizePt = place.sizesPt.at(-1) ?? 0;
	const set = setAddress(lines, widthOf(place.area), sizePt, block, fonts);
	const area = moved(inkOf(placeLines(set, lines, { ...place, align: 'top', firstTopMm: undefined }, block)), nudgeMm);
	return { kind: 'overflows', area, sizePt, byMm: Math.max(0, area.bottomMm - place.area.bottomMm) };
}

/** From the top of its capitals to the foot of its letters, about. */
function inkOf(marks: readonly PlacedText[]): Area {
	const em = (mark: PlacedText) => mark.sizePt * mmPerPoint;
	return {
		leftMm: Math.min(...marks.map((mark) => mark.xMm)),
		topMm: Math.min(...marks.map((mark) => mark.baselineMm - 0.75 * em(mark))),
		rightMm: Math.max(...marks.map((mark) => mark.xMm + mark.widthMm)),
		bottomMm: Math.max(...marks.map((mark) => mark.baselineMm + 0.22 * em(mark)))
	};
}

const moved = (area: Area, { right, down }: Nudge = { right: 0, down: 0 }): Area => ({
	...{ leftMm: area.leftMm + right, rightMm: area.rightMm + right },
	...{ topMm: area.topMm + down, bottomMm: area.bottomMm + down }
});
