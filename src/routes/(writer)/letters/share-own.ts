import type { Clock } from '#lib/domain/clock.ts';
import { inTime } from '#lib/domain/in-time.ts';

type Sharing = Pick<Partial<Navigator>, 'canShare' | 'share'>;

/** A person looks through a share sheet for a while. One that has not answered by this time counts as not there. */
const sharingPatienceMs = 120_000;

/** True when this browser says that it shares this file. */
export function canShareOwn(file: File, browser: Sharing): boolean {
	return browser.share !== undefined && browser.canShare?.({ files: [file] }) === true;
}

/** `closed`: the person closed the share sheet, and nothing is to be done. `failed`: it never opened, or never answered. */
export type SharedOwn = 'shared' | 'closed' | 'failed';

export async function shareOwn(file: File, browser: Sharing, clock: Pick<Clock, 'after'>): Promise<SharedOwn> {
	const ended = await inTime(clock, sharingPatienceMs, async () => browser.share?.({ files: [file] }));
	if (ended.kind === 'done') return 'shared';
	return ended.kind === 'failed' && (ended.failure as { name?: unknown } | undefined)?.name === 'AbortError'
		? 'closed'
		: 'failed';
}
