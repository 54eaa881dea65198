import { expect, test } from 'vitest';
import { clearTable, sitDown } from '#lib/device/sittings.ts';
import { findEvent } from '#lib/device/events.ts';
import { withOneLess, withOneMore } from '#lib/device/people.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { sheetsOn } from '#lib/outbox/sending/device-card.ts';
import { aJoinedDevice, aSavedDraft } from '../support/device.ts';
import { code, random } from '../support/people.ts';

type Tablet = Awaited<ReturnType<typeof aJoinedDevice>>;
const people = async ({ database }: Tablet) => (await sheetsOn(database, (await findEvent(database, code))!)).people;
const handOneIn = async (tablet: Tablet, caseId: string) => {
	const handed = await handIn({ ...tablet, draft: await aSavedDraft(tablet, { caseId }) });
	expect(handed.kind).toBe('handed-in');
};

test('a shared tablet counts a person once, and the next person anew', async () => {
	const tablet = await aJoinedDevice({ table: '4' });
	expect(await people(tablet)).toBe(0);
	await handOneIn(tablet, 'one');
	await handOneIn(tablet, 'another');
	expect(await people(tablet)).toBe(1);
	await clearTable(tablet.database, code);
	expect(await people(tablet)).toBe(1);
	const sitting = await sitDown(tablet.database, code, { clock: tablet.clock, random });
	await handOneIn({ ...tablet, sitting }, 'one');
	expect(await people(tablet)).toBe(2);
});

test('a sitting that only wrote counts nobody', async () => {
	const tablet = await aJoinedDevice({ table: '4' });
	await aSavedDraft(tablet, { caseId: 'one' });
	await clearTable(tablet.database, code);
	expect(await people(tablet)).toBe(0);
});

test('withOneLess counts nobody whose last item was taken back, and withOneMore counts them again', () => {
	const one = { ...withOneMore({ nextSeq: 1 }, 'a'), nextSeq: 2 };
	expect(one).toMatchObject({ people: 1, lastSitting: { id: 'a', items: 1 } });
	const none = { ...one, ...withOneLess(one, 'a') };
	expect(none).toMatchObject({ people: 0, lastSitting: undefined });
	expect(withOneMore(none, 'a').people).toBe(1);
	expect(withOneLess(one, 'b')).toEqual({});
});

test('a device that handed something in before its app counted people says no number', () => {
	expect(withOneMore({ nextSeq: 9 }, 'a')).toEqual({});
	expect(withOneLess({}, 'a')).toEqual({});
});
