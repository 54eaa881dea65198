import { expect, test } from 'vitest';
import { allPeople, peopleCounted } from '#lib/domain/hall/people.ts';
import { rollCall, type KnownDevice } from '#lib/domain/hall/roll-call.ts';
import { anId } from '../../support/people.ts';

const nowMs = Date.parse('2026-12-10T15:00:00.000Z');
const device = (change: Partial<KnownDevice> = {}): KnownDevice => ({
	...{ device: anId(), table: '4', lastSeq: 10, received: 10, lastSeenAtMs: nowMs, people: 6 },
	...change
});
const counted = (...devices: KnownDevice[]) => peopleCounted(rollCall(devices, new Map(), nowMs));

test('peopleCounted adds what tables and phones say', () => {
	expect(counted(device(), device({ people: 4 }), device({ table: undefined, people: 1, lastSeq: 2, received: 2 }))).toEqual({
		byDevices: 11,
		unsaid: 0,
		unheard: 0
	});
	expect(counted()).toEqual({ byDevices: 0, unsaid: 0, unheard: 0 });
});

test('peopleCounted names devices that do not say, and guesses nothing for them', () => {
	expect(counted(device(), device({ people: undefined }), device({ people: undefined, lastSeq: 0, received: 0 }))).toEqual({
		byDevices: 6,
		unsaid: 1,
		unheard: 0
	});
});

test('peopleCounted takes no more people of a device than letters of it arrived, so that a card alone invents nobody', () => {
	expect(counted(device({ people: 5_000, lastSeq: 90_000, received: 3 })).byDevices).toBe(3);
	expect(counted(device({ people: 5_000, lastSeq: 90_000, received: 0 })).byDevices).toBe(0);
});

test('peopleCounted says since when a device was not heard', () => {
	const sinceMs = nowMs - 5 * 3_600_000;
	const silent = device({ lastSeenAtMs: sinceMs });
	expect(counted(device(), silent, device({ lastSeenAtMs: sinceMs + 1, lastSeq: 12 }))).toEqual({
		byDevices: 18,
		unsaid: 0,
		unheard: 2,
		unheardSinceMs: sinceMs
	});
});

test('allPeople is not known while nobody counted, and adds both ways of counting else', () => {
	expect(allPeople({ byDevices: 0 }, undefined)).toBeUndefined();
	expect([allPeople({ byDevices: 0 }, 0), allPeople({ byDevices: 7 }, undefined), allPeople({ byDevices: 7 }, 3)]).toEqual([
		0, 7, 10
	]);
});
