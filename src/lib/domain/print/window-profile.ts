/** What shows through an envelope's window wherever the folded sheet slides to, in millimetres. */
import type { Envelope } from '../manifest.ts';
import { envelopeProfiles, paperSizes, type EnvelopeProfile } from './envelope.ts';
import { ownEnvelope, type OwnWindow } from './measured-envelope.ts';
import { rect, type RectMm } from './rect.ts';
import { seenThrough, shownAt, playOf, type Folded } from './slide.ts';

export interface WindowProfile extends EnvelopeProfile {
	/** The envelope's outside, flap at the top. */
	cover: Folded['cover'];
	/** The window on the envelope, from its left and top. */
	opening: RectMm;
	/** What of the sheet shows wherever it lies: the place of the address. */
	zone: RectMm;
	/** What of it can show at all: nothing else stands there. */
	reach: RectMm;
	/** The same for the sender's own window, where there is one. */
	senderZone?: RectMm;
	senderReach?: RectMm;
}

interface Opened {
	cover: Folded['cover'];
	opening: RectMm;
	/** A window of its own for the sender. */
	senderOpening?: RectMm;
}

/** ISO 269; in the Netherlands it is called EA5/6. */
const dl = { widthMm: 220, heightMm: 110 };
/** C6/5, as it is sold in Switzerland. */
const c65 = { widthMm: 229, heightMm: 114 };
/** 9 1/2 by 4 1/8 inches. */
const ten = { widthMm: 241.3, heightMm: 104.775 };
/** DIN 680: 90 by 45, 20 from the left and 15 from the bottom. */
const din680 = { cover: dl, opening: rect(20, 50, 110, 95) };

/**
 * British DL envelopes are sold with a window of 90 by 35, 20 from the left and 18 from the bottom; no standard says so, and Royal
 * Mail's Premier Customer Guide wants at least 15 and 18. French ones have 100 by 35, 20 from the right and from the bottom (those of
 * 45 show more, above); the field that French mailing houses ask for, 85 by 33 at 110 and 55 on the sheet, lies over it. For NEN 1026
 * and Switzerland only the field on the sheet is known: the opening is taken to lie over it when the sheet is in the middle of its
 * envelope. us10 has 4 by 1 inches, 5/8 from the left and 1 from the bottom, and above it 3 1/2 by 7/8, 3/8 from the left and 2 1/2
 * from the bottom.
 */
const opened: Readonly<Record<Envelope, Opened>> = {
	din5008b: din680,
	din5008a: din680,
	'uk-dl': { cover: dl, opening: rect(20, 57, 110, 92) },
	'nen1026-left': { cover: dl, opening: rect(38, 52.5, 121, 92.5) },
	'nen1026-right': { cover: dl, opening: rect(114, 52.5, 190, 92.5) },
	nfz11001: { cover: dl, opening: rect(100, 55, 200, 90) },
	'ch-right': { cover: c65, opening: rect(121.5, 49.5, 211.5, 94.5) },
	us10: {
		...{ cover: ten, opening: rect(15.875, 53.975, 117.475, 79.375) },
		senderOpening: rect(9.525, 19.05, 98.425, 41.275)
	}
};

const known = new Map<Envelope, WindowProfile>();
const measured = new WeakMap<OwnWindow, WindowProfile>();

/** The chosen envelope, or one whose window somebody measured. The same for every letter of a run, so it is worked out once. */
export function windowProfileOf({ envelope, ownWindow }: { envelope: Envelope; ownWindow?: OwnWindow }): WindowProfile {
	let profile = ownWindow ? measured.get(ownWindow) : known.get(envelope);
	if (profile) return profile;
	profile = ownWindow ? profileOfOwn(ownWindow) : profileFrom(envelopeProfiles[envelope], opened[envelope]);
	if (ownWindow) measured.set(ownWindow, profile);
	else known.set(envelope, profile);
	return profile;
}

function profileOfOwn(ownWindow: OwnWindow): WindowProfile {
	const { cover, opening, paper, foldsMm } = ownEnvelope(ownWindow);
	const folded: Folded = { cover, foldsMm, sheet: paperSizes[paper] };
	const play = playOf(folded);
	const window = shownAt(folded, opening, { rightMm: play.rightMm / 2, downMm: play.downMm });
	const sender = window.bottomMm - window.topMm < lowestWithLineMm ? beside : line;
	return profileFrom({ paper, window, sender, foldsMm }, { cover, opening });
}

const line = { kind: 'line', heightMm: 5 } as const;
const beside = { kind: 'beside' } as const;
/** In a lower window the address needs all the room. */
const lowestWithLineMm = 38;

function profileFrom(profile: EnvelopeProfile, { cover, opening, senderOpening }: Opened): WindowProfile {
	const folded: Folded = { cover, foldsMm: profile.foldsMm, sheet: paperSizes[profile.paper] };
	const ofSender = senderOpening && seenThrough(folded, senderOpening);
	return {
		...{ ...profile, cover, opening, ...seenThrough(folded, opening) },
		...(ofSender ? { senderZone: ofSender.zone, senderReach: ofSender.reach } : {})
	};
}
