import { expect, test } from 'vitest';
import { mergeReviews } from '#lib/domain/facts/review.ts';
import { sayReleased } from '#lib/domain/facts/say-review.ts';
import { collectedOf } from '#lib/device/collected.ts';
import { carriedDevicesOf, carriedIn } from '#lib/device/carried.ts';
import { factsOf, saveFacts } from '#lib/device/facts.ts';
import { copyOut, type CopyOut } from '#lib/desk/copy-out.ts';
import { fileIn } from '#lib/desk/file-in.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { anOrganisersDevice, theFile } from '../support/carrying.ts';
import { aJoinedDevice, aSavedDraft } from '../support/device.ts';
import { aDesk, aHeld } from '../support/facts.ts';
import { code, organiser } from '../support/people.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';

const recipients = [await recipientOf(organiser.identity)];
type Desk = Awaited<ReturnType<typeof anOrganisersDevice>>;

/** An organiser's device with two letters from a tablet's file, one of them held. */
async function aDeskThatHolds() {
	const tablet = await aJoinedDevice({ table: '3' });
	for (let count = 2; count > 0; count--) await handIn({ ...tablet, draft: await aSavedDraft(tablet) });
	const desk = await anOrganisersDevice();
	await fileIn(desk, await theFile(tablet.database));
	const [first] = await collectedOf(desk.database, code);
	await saveFacts(desk.database, code, [aHeld([first!.id])]);
	return { ...desk, held: first!.id, device: tablet.event.device };
}
async function copyOf(desk: Desk, change: object = {}): Promise<Blob> {
	const copied: CopyOut = await copyOut({ ...desk, recipients, ...change });
	if (copied.kind !== 'files') throw new Error(copied.kind);
	expect(copied.files).toHaveLength(1);
	return new Blob([copied.files[0]!.text]);
}
const stateOn = async ({ database }: Desk, id: string) =>
	mergeReviews((await factsOf(database, code)).rows.map(({ fact }) => fact)).get(id)?.state;

test('copyOut carries items and decisions, and taking it in twice adds nothing', async () => {
	const [ours, theirs] = [await aDeskThatHolds(), await anOrganisersDevice()];
	const copy = await copyOf(ours);
	expect(await fileIn(theirs, copy)).toEqual({ kind: 'taken-in', added: 2, known: 0, conflicts: 0, facts: 1, factsNotRead: 0 });
	expect(await stateOn(theirs, ours.held)).toBe('held');
	expect((await carriedIn(theirs.database, code, 'waiting')).map(({ device }) => device)).toEqual([ours.device, ours.device]);
	expect(await carriedDevicesOf(theirs.database, code)).toEqual([]);
	expect(await fileIn(theirs, copy)).toMatchObject({ added: 0, known: 2, facts: 0 });
	expect((await factsOf(theirs.database, code)).rows).toMatchObject([{ state: 'waiting' }]);
});

test('copyOut carries an answer there and back, so that both devices say the same', async () => {
	const [ours, theirs] = [await aDeskThatHolds(), await anOrganisersDevice()];
	await fileIn(theirs, await copyOf(ours));
	const known = (await factsOf(theirs.database, code)).rows.map(({ fact }) => fact);
	await saveFacts(theirs.database, code, sayReleased([ours.held], mergeReviews(known), aDesk()));
	expect(await fileIn(ours, await copyOf(theirs))).toMatchObject({ added: 0, facts: 1 });
	expect([await stateOn(ours, ours.held), await stateOn(theirs, ours.held)]).toEqual(['fine', 'fine']);
});

test('fileIn takes no decision from a file that no organiser wrote, says so, and still takes the letters', async () => {
	const [ours, theirs] = [await aDeskThatHolds(), await anOrganisersDevice()];
	const forged = await copyOf(ours, { token: 'a guess' });
	expect(await fileIn(theirs, forged)).toMatchObject({ added: 2, facts: 0, factsNotRead: 1 });
	expect(await stateOn(theirs, ours.held)).toBeUndefined();
});

test('copyOut shows no decision in clear, and says when there is nothing', async () => {
	const text = await (await copyOf(await aDeskThatHolds())).text();
	for (const word of ['not-polite', 'held', 'turn']) expect(text).not.toContain(`"${word}"`);
	expect(await copyOut({ ...(await anOrganisersDevice()), recipients })).toEqual({ kind: 'nothing-here' });
});
