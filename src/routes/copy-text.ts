import type { Clock } from '#lib/domain/clock.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { inTime } from '#lib/domain/in-time.ts';

/** Some windows inside other apps have a clipboard that never answers. */
const patienceMs = 3_000;

/** Copies text. False when the clipboard is absent, refuses or does not answer: then the person selects the text. */
export async function copyText(
	text: string,
	browser: { clipboard?: Pick<Clipboard, 'writeText'> } = navigator,
	clock: Pick<Clock, 'after'> = deviceClock
): Promise<boolean> {
	const { clipboard } = browser;
	if (!clipboard) return false;
	return (await inTime(clock, patienceMs, () => clipboard.writeText(text))).kind === 'done';
}
