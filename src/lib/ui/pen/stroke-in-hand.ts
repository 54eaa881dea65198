/**
 * Which pointer draws. A hall has pens with palms beside them, pads that call every touch secondary, and pointers whose end nobody
 * tells: a pen wins over touch, a resting palm is no stroke, and a dead stroke ends with the next touch. Pure but for what it holds.
 */

/** What of a pointer event is looked at. `timeStamp` in ms. */
export type PointerSeen = Pick<
	PointerEvent,
	'pointerId' | 'pointerType' | 'isPrimary' | 'button' | 'buttons' | 'clientX' | 'clientY' | 'timeStamp'
>;

/** What becomes of the stroke that was in hand: it is kept, or it was a palm and leaves nothing. */
export type StrokeEnd = 'kept' | 'dropped';

/** A touch this soon after a pen was seen is the hand that holds it. */
const palmMs = 700;
/** A stroke of which nothing was heard for this long has lost its end. */
const deadMs = 3_000;
/** Below this a touch has not moved, in CSS pixels: a palm rolls a little. */
const restPx = 6;

interface Held {
	id: number;
	type: string;
	x: number;
	y: number;
	heardAtMs: number;
	hasMoved: boolean;
}

export class StrokeInHand {
	#held: Held | undefined;
	#penSeenAtMs = -Infinity;

	/** A pointer comes down: whether it draws from now on, and what becomes of the stroke before. */
	down(event: PointerSeen): { begins: boolean; before?: StrokeEnd } {
		this.#noticePen(event);
		if (event.button !== 0) return { begins: false };
		const held = this.#held;
		if (!held) return this.#isPalm(event) ? { begins: false } : this.#begin(event);
		const before = endOf(held, event);
		return before ? { ...this.#begin(event), before } : { begins: false };
	}

	/** A pointer moves: `draws` with the one in hand, `ends` when its end was missed, and nothing with any other. */
	move(event: PointerSeen): 'draws' | 'ends' | 'nothing' {
		this.#noticePen(event);
		const held = this.#held;
		if (held?.id !== event.pointerId) return 'nothing';
		if (event.pointerType === 'mouse' && event.buttons === 0) return (this.#let(), 'ends');
		held.heardAtMs = event.timeStamp;
		held.hasMoved ||= Math.hypot(event.clientX - held.x, event.clientY - held.y) > restPx;
		return 'draws';
	}

	/** A pointer is lifted, its capture is lost, or the browser takes it away; `undefined` when it was not the one in hand. */
	up(event: PointerSeen, how: 'lifted' | 'lost' | 'cancelled'): StrokeEnd | undefined {
		const held = this.#held;
		if (held?.id !== event.pointerId) return undefined;
		this.#let();
		// A system that finds out that a touch was the palm takes it back.
		return how === 'cancelled' && held.type === 'touch' && !held.hasMoved ? 'dropped' : 'kept';
	}

	/** The window loses the person: whatever is in hand ends here. False when there was nothing. */
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

/** What the stroke in hand becomes when another pointer comes down; `undefined` while it goes on and the other is no stroke. */
function endOf(held: Held, event: PointerSeen): StrokeEnd | undefined {
	const isDead = event.pointerId === held.id || event.timeStamp - held.heardAtMs > deadMs;
	if (isDead) return 'kept';
	if (event.pointerType === 'pen' && held.type !== 'pen') return 'dropped';
	if (event.pointerType !== held.type) return undefined;
	// The first finger on a screen is its primary one: no other can still be down.
	if (event.isPrimary) return 'kept';
	return held.hasMoved ? undefined : 'dropped';
}
