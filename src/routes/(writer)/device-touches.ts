import { deviceClock } from '#lib/device/clock.ts';
import { deviceNotes } from '#lib/device/notes.ts';
import { touchesOf } from '#lib/device/touches.ts';

/** The touches of this device. This window tells the other windows of its own touches and hears of theirs. */
export const deviceTouches = touchesOf(deviceNotes, deviceClock.nowMs, window);
