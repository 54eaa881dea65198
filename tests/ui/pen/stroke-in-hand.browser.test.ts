import { expect, test } from 'vitest';
import { StrokeInHand, type PointerSeen } from '#lib/ui/pen/stroke-in-hand.ts';

let timeStamp = 0;
const seen = (change: Partial<PointerSeen>): PointerSeen => ({
	...{ pointerId: 1, pointerType: 'touch', isPrimary: true, button: 0, buttons: 1, clientX: 0, clientY: 0 },
	timeStamp: (timeStamp += 10),
	...change
});
const palm = { pointerId: 1, pointerType: 'touch' };
const pen = { pointerId: 2, pointerType: 'pen' };
const finger = { pointerId: 3, pointerType: 'touch', isPrimary: false };

test('StrokeInHand gives the pen its stroke when the palm rested first, and drops the palm', () => {
	const hand = new StrokeInHand();
	expect(hand.down(seen(palm))).toEqual({ begins: true });
	expect(hand.down(seen(pen))).toEqual({ begins: true, before: 'dropped' });
	expect(hand.move(seen({ ...pen, clientX: 50 }))).toBe('draws');
	expect(hand.move(seen({ ...palm, clientX: 50 }))).toBe('nothing');
	expect(hand.up(seen(palm), 'lifted')).toBeUndefined();
	expect(hand.up(seen(pen), 'lifted')).toBe('kept');
});

test('StrokeInHand takes no palm for a stroke while a pen draws or was just seen', () => {
	const hand = new StrokeInHand();
	hand.down(seen(pen));
	expect(hand.down(seen(finger))).toEqual({ begins: false });
	hand.up(seen(pen), 'lifted');
	expect(hand.down(seen(palm))).toEqual({ begins: false });
	timeStamp += 1_000;
	expect(hand.down(seen(palm))).toEqual({ begins: true });
});

test('StrokeInHand draws with a touch that is reported as not primary', () => {
	const hand = new StrokeInHand();
	expect(hand.down(seen(finger))).toEqual({ begins: true });
	expect(hand.up(seen(finger), 'lifted')).toBe('kept');
});

test('StrokeInHand lets a finger take over from a palm that rests, and from no finger that draws', () => {
	const hand = new StrokeInHand();
	hand.down(seen(palm));
	expect(hand.down(seen(finger))).toEqual({ begins: true, before: 'dropped' });
	hand.move(seen({ ...finger, clientX: 40 }));
	expect(hand.down(seen({ ...finger, pointerId: 4 }))).toEqual({ begins: false });
});

test('StrokeInHand ends a stroke whose lifting nobody told, and keeps what was drawn', () => {
	const hand = new StrokeInHand();
	hand.down(seen(palm));
	hand.move(seen({ ...palm, clientX: 40 }));
	expect(hand.down(seen({ pointerId: 9 }))).toEqual({ begins: true, before: 'kept' });
	timeStamp += 5_000;
	expect(hand.down(seen(finger))).toEqual({ begins: true, before: 'kept' });
	const mouse = { pointerId: 7, pointerType: 'mouse' };
	const other = new StrokeInHand();
	other.down(seen(mouse));
	expect(other.move(seen({ ...mouse, buttons: 0 }))).toBe('ends');
	expect(other.down(seen(mouse))).toEqual({ begins: true });
	expect(other.up(seen(mouse), 'lost')).toBe('kept');
});

test('StrokeInHand drops a touch that the system took back for a palm, and keeps a line it interrupted', () => {
	const hand = new StrokeInHand();
	hand.down(seen(palm));
	expect(hand.up(seen(palm), 'cancelled')).toBe('dropped');
	hand.down(seen(palm));
	hand.move(seen({ ...palm, clientY: 30 }));
	expect(hand.up(seen(palm), 'cancelled')).toBe('kept');
	expect(hand.leave()).toBe(false);
	hand.down(seen(palm));
	expect(hand.leave()).toBe(true);
});

test('StrokeInHand takes no other button of a mouse or pen', () => {
	expect(new StrokeInHand().down(seen({ pointerType: 'mouse', button: 2 }))).toEqual({ begins: false });
});
