import { expect, test } from 'vitest';
import { Outcomes } from '#lib/desk/outcomes.svelte.ts';
import { aDeskDevice, anEventOnServer, openedOn, type EventOnServer } from '../support/desks.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();

const answered = { caseId: 'wendy-galarza', what: 'answered', on: '2027-03-01', text: { en: 'Wendy wrote.' } } as const;

async function aDesk(event: EventOnServer) {
	const device = aDeskDevice();
	const { open } = await openedOn(device, event);
	return { ...device, open, outcomes: new Outcomes(device.parts, open) };
}

test('Outcomes.tell reaches every desk, and any of them takes it back', async () => {
	const event = await anEventOnServer();
	const [here, there] = [await aDesk(event), await aDesk(event)];
	expect(await here.outcomes.tell(answered)).toBe(true);
	await there.open.refresh();
	const [told] = there.outcomes.of('wendy-galarza');
	expect(told).toMatchObject(answered);
	expect(there.outcomes.of('zhang-zhan')).toEqual([]);
	expect(await there.outcomes.takeBack(told!.id)).toBe(true);
	await here.open.refresh();
	expect(here.outcomes.of('wendy-galarza')).toEqual([]);
});

test('Outcomes.tell without a network tells nobody, and says why', async () => {
	const { outcomes, wire } = await aDesk(await anEventOnServer());
	wire.mood = 'down';
	expect(await outcomes.tell(answered)).toBe(false);
	expect([outcomes.failure, outcomes.of('wendy-galarza'), outcomes.isBusy]).toEqual([{ kind: 'unreachable' }, [], false]);
	outcomes.leave();
	wire.mood = 'sound';
	expect(await outcomes.tell(answered)).toBe(true);
	expect(outcomes.failure).toBeUndefined();
});

test('Outcomes.tell beside another organiser shows what they told before anybody presses again', async () => {
	const event = await anEventOnServer();
	const [here, there] = [await aDesk(event), await aDesk(event)];
	await here.outcomes.tell(answered);
	expect(await there.outcomes.tell({ ...answered, what: 'freed' })).toBe(false);
	expect(there.outcomes.of('wendy-galarza').map(({ what }) => what)).toEqual(['answered']);
	expect(await there.outcomes.tell({ ...answered, what: 'freed' })).toBe(true);
	expect(there.outcomes.of('wendy-galarza').map(({ what }) => what)).toEqual(['answered', 'freed']);
});

test('Outcomes.tell says when the record has no room for more', async () => {
	const { outcomes } = await aDesk(await anEventOnServer());
	const long = { ...answered, text: { en: 'ä'.repeat(240), nl: 'ä'.repeat(240), fr: 'ä'.repeat(240) } };
	let told = 0;
	while (told < 20 && (await outcomes.tell(long))) told += 1;
	expect([told, outcomes.failure]).toEqual([5, { kind: 'no-room' }]);
});
