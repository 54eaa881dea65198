import type { Clock } from '#lib/domain/clock.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { orNothing } from '#lib/domain/in-time.ts';
import type { OutFile } from '#lib/outbox/files/file-out.ts';
import { saveFile } from '../save-file.ts';

/** A person looks through a share sheet for a while. A share sheet that has not answered by this time counts as closed. */
const sharingPatienceMs = 120_000;

interface Giving {
	browser: Pick<Partial<Navigator>, 'canShare' | 'share'>;
	/** Whether people use this device by touch. */
	isTouched: boolean;
	clock: Pick<Clock, 'after'>;
	save: (file: Blob, name: string) => void;
}
const ofThisBrowser = (): Giving => ({
	browser: navigator,
	isTouched: matchMedia('(pointer: coarse)').matches,
	clock: deviceClock,
	save: saveFile
});

/** Gives files to the person. It gives true when the device's share sheet took them; else this browser saves them. */
export async function giveFiles(files: OutFile[], giving: Giving = ofThisBrowser()): Promise<boolean> {
	const isShared = await share(files, giving);
	if (!isShared) for (const { name, text } of files) giving.save(new Blob([text], { type: 'application/octet-stream' }), name);
	return isShared;
}

/**
 * On a phone or tablet, the share sheet reaches AirDrop and memory sticks. When a person closes it, nothing was taken, so the
 * file is saved. Chromium does not share `.letters` files, but it shares text, and these files are text.
 */
async function share(files: OutFile[], { browser, isTouched, clock }: Giving): Promise<boolean> {
	if (!browser.canShare || !browser.share || !isTouched) return false;
	const asLetters = files.map(({ name, text }) => new File([text], name, { type: 'application/octet-stream' }));
	const asText = files.map(({ name, text }) => new File([text], `${name}.txt`, { type: 'text/plain' }));
	const shared = [asLetters, asText].find((each) => browser.canShare?.({ files: each }));
	if (!shared) return false;
	const done = orNothing(clock, sharingPatienceMs, async () => {
		await browser.share?.({ files: shared });
		return true;
	});
	return (await done) ?? false;
}
