import { deviceClock } from '#lib/device/clock.ts';
import { orNothing } from '#lib/domain/in-time.ts';
import type { OutFile } from '#lib/outbox/files/file-out.ts';
import { saveFile } from '../save-file.ts';

/** A person looks through a share sheet for a while; one that never answers is taken for closed. */
const sharingPatienceMs = 120_000;

/** Gives files to the person: by the share sheet where the device has one (true), else saved where this browser saves files. */
export async function giveFiles(files: OutFile[]): Promise<boolean> {
	const isShared = await share(files);
	if (!isShared) for (const { name, text } of files) saveFile(new Blob([text], { type: 'application/octet-stream' }), name);
	return isShared;
}

/**
 * On a phone or tablet the share sheet reaches AirDrop and sticks; closing it means that nothing was taken, so it is saved. Chromium
 * shares no `.letters`, but text, which these files are.
 */
async function share(files: OutFile[]): Promise<boolean> {
	if (!navigator.canShare || !matchMedia('(pointer: coarse)').matches) return false;
	const asLetters = files.map(({ name, text }) => new File([text], name, { type: 'application/octet-stream' }));
	const asText = files.map(({ name, text }) => new File([text], `${name}.txt`, { type: 'text/plain' }));
	const shared = [asLetters, asText].find((each) => navigator.canShare({ files: each }));
	if (!shared) return false;
	const done = orNothing(deviceClock, sharingPatienceMs, async () => {
		await navigator.share({ files: shared });
		return true;
	});
	return (await done) ?? false;
}
