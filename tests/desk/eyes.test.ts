import { expect, test } from 'vitest';
import type { DeskSight } from '#lib/desk/sight.ts';
import { Tray } from '#lib/desk/tray.svelte.ts';
import { aDeskDevice, anEventOnServer, aSealed, deliver, openedOn } from '../support/desks.ts';
import { useOwnServer } from '../support/own-server.ts';

useOwnServer();

const words = (name: string) => [`My name is ${name} and I ask you to see that she is heard, soon and by a court that is free.`];

async function aDeskThatSees(change: Partial<DeskSight> = {}) {
	const event = await anEventOnServer();
	const device = aDeskDevice();
	const looked: string[] = [];
	const boxed: DeskSight['boxed'] = ({ id, paragraphs }) => {
		looked.push(id);
		return paragraphs.join(' ').includes('ꦏ') ? ['ꦏ'] : [];
	};
	const sight: DeskSight = { noticed: () => undefined, boxed, inkShare: () => 0, sheets: () => Promise.resolve(1), ...change };
	let isReached = true;
	const { open } = await openedOn(device, event);
	const tray = new Tray({ ...device.parts, sight: () => Promise.resolve(isReached ? sight : undefined) }, open);
	const settled = () => expect.poll(() => tray.eyes.isLooking).toBe(false);
	return { event, tray, looked, settled, reach: (now: boolean) => (isReached = now) };
}

test('Eyes names a letter once with all that was seen, looks at each once, and lets it rest when somebody decided', async () => {
	const { event, tray, looked, settled } = await aDeskThatSees({ inkShare: () => 0.7 });
	const odd = await aSealed(event, { paragraphs: ['ꦏ'] });
	await deliver(event, odd);
	await tray.collect();
	await settled();
	expect(tray.eyes.byId.get(odd.id)).toEqual([
		{ kind: 'boxes', signs: ['ꦏ'] },
		{ kind: 'inked', percent: 70 }
	]);
	const plain = await aSealed(event, { paragraphs: words('Ben') });
	await deliver(event, plain);
	await tray.collect();
	await settled();
	expect(looked).toEqual([odd.id, plain.id]);
	await tray.reviews.release([odd.id]);
	expect(tray.eyes.byId.has(odd.id)).toBe(false);
});

test('Eyes finds twins among what came at different times', async () => {
	const { event, tray, settled } = await aDeskThatSees();
	const from = { name: 'Nora', town: 'Northaven' };
	const [one, two] = [
		await aSealed(event, { from, paragraphs: words('Nora') }),
		await aSealed(event, { from, paragraphs: words('Nora') })
	];
	await deliver(event, one);
	await tray.collect();
	await settled();
	expect(tray.eyes.byId.size).toBe(0);
	await deliver(event, two);
	await tray.collect();
	await settled();
	expect(tray.eyes.byId.get(one.id)).toEqual([{ kind: 'twin', other: two.id }]);
});

test('Eyes looks later at what it could not look into, and claims nothing until then', async () => {
	const { event, tray, looked, settled, reach } = await aDeskThatSees();
	reach(false);
	const odd = await aSealed(event, { paragraphs: ['ꦏ'] });
	await deliver(event, odd);
	await tray.collect();
	await settled();
	expect([tray.eyes.byId.size, looked]).toEqual([0, []]);
	reach(true);
	await tray.collect();
	await settled();
	expect([...tray.eyes.byId.keys()]).toEqual([odd.id]);
});
