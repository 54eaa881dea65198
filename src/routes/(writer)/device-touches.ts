import { deviceClock } from '#lib/device/clock.ts';
import { deviceNotes } from '#lib/device/notes.ts';
import { touchesOf } from '#lib/device/touches.ts';

/** The touches of this device, as far as this window tells of them and hears of others. */
export const deviceTouches = touchesOf(deviceNotes, deviceClock.nowMs, window);
