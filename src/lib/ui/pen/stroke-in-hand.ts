/**
 * Decides which pointer draws. In a hall, palms rest beside pens, some pads report every touch as secondary, and some pointers
 * never report their end. So a pen wins over touch, a resting palm makes no stroke, and a stroke whose end was lost ends with the
 * next touch. The class is pure except for the stroke that it holds.
 */

/** The parts of a pointer event that are used. `timeStamp` is in milliseconds. */
export type PointerSeen = Pick<
	PointerEvent,
	'pointerId' | 'pointerType' | 'isPrimary' | 'button' | 'buttons' | 'clientX' | 'clientY' | 'timeStamp'
>;

/** What becomes of the stroke that was under way: it is kept or, when it was a palm, dropped. */
export type StrokeEnd = 'kept' | 'dropped';

/** A touch this soon after a pen was seen comes from the hand that holds the pen. */
const palmMs = 700;
/** A stroke of which nothing was heard for this long has lost its end. */
const deadMs = 3_000;
/** A touch that moved less than this, in CSS pixels, counts as still, because a palm rolls a little. */
const restPx = 6;

interface Held {
	id: number;
	type: string;
	x: number;
	y: number;
	heardAtMs: number;
	hasMoved: boolean;
}

/** The stroke that is under way on one surface, and the pointer that draws it. */
export class StrokeInHand {
	#held: Held | undefined;
	#penSeenAtMs = -Infinity;

	/**
	 * Handles a pointer that comes down. It says whether the pointer draws from now on, and what becomes of the stroke before.
	 */
	down(event: PointerSeen): { begins: boolean; before?: StrokeEnd } {
		this.#noticePen(event);
		if (event.button !== 0) return { begins: false };
		const held = this.#held;
		if (!held) return this.#isPalm(event) ? { begins: false } : this.#begin(event);
		const before = endOf(held, event);
		return before ? { ...this.#begin(event), before } : { begins: false };
	}

	/**
	 * Handles a pointer that moves. It gives `draws` for the pointer that draws, `ends` when its end was missed, and nothing for
	 * any other pointer.
	 */
	move(event: PointerSeen): 'draws' | 'ends' | 'nothing' {
		this.#noticePen(event);
		const held = this.#held;
		if (held?.id !== event.pointerId) return 'nothing';
		if (event.pointerType === 'mouse' && event.buttons === 0) return (this.#let(), 'ends');
		held.heardAtMs = event.timeStamp;
		held.hasMoved ||= Math.hypot(event.clientX - held.x, event.clientY - held.y) > restPx;
		return 'draws';
	}

	/**
	 * Handles a pointer that is lifted, that loses its capture, or that the browser takes away. It gives `undefined` when another
	 * pointer draws.
	 */
	up(event: PointerSeen, how: 'lifted' | 'lost' | 'cancelled'): StrokeEnd | undefined {
		const held = this.#held;
		if (held?.id !== event.pointerId) return undefined;
		this.#let();
		// The system cancels a touch when it finds that the touch was a palm.
		return how === 'cancelled' && held.type === 'touch' && !held.hasMoved ? 'dropped' : 'kept';
	}

	/** Ends the stroke under way when the window loses the person. It gives false when there was none. */
	leave(): boolean {
		const wasHeld = this.#held !== undefined;
		this.#let();
		return wasHeld;
	}

	#begin({ pointerId, pointerType, clientX, clientY, timeStamp }: PointerSeen): { begins: true } {
		const place = { x: clientX, y: clientY, heardAtMs: timeStamp, hasMoved: false };
		this.#held = { id: pointerId, type: pointerType, ...place };
		return { begins: true };
	}

	#let() {
		this.#held = undefined;
	}

	#noticePen({ pointerType, timeStamp }: PointerSeen) {
		if (pointerType === 'pen') this.#penSeenAtMs = timeStamp;
	}

	#isPalm({ pointerType, timeStamp }: PointerSeen): boolean {
		return pointerType === 'touch' && timeStamp - this.#penSeenAtMs < palmMs;
	}
}

/**
 * Says what the stroke under way becomes when another pointer comes down. It gives `undefined` while the stroke goes on and the
 * other pointer makes none.
 */
function endOf(held: Held, event: PointerSeen): StrokeEnd | undefined {
	const isDead = event.pointerId === held.id || event.timeStamp - held.heardAtMs > deadMs;
	if (isDead) return 'kept';
	if (event.pointerType === 'pen' && held.type !== 'pen') return 'dropped';
	if (event.pointerType !== held.type) return undefined;
	// The first finger on a screen is the primary one, so no other finger can still be down.
	if (event.isPrimary) return 'kept';
	return held.hasMoved ? undefined : 'dropped';
}
