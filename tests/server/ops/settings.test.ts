import { expect, test } from 'vitest';
import { readSettings } from '#lib/server/ops/settings.ts';

const mebibyte = 1024 ** 2;

test('readSettings keeps what was collected for 30 days and an event for 90, where nothing is set', () => {
	const usual = { kind: 'read', settings: { keep: { collectedDays: 30, eventDays: 90 }, lowRoomBytes: 1024 * mebibyte } };
	expect(readSettings({})).toEqual(usual);
	expect(readSettings({ KEEP_COLLECTED_DAYS: '', KEEP_EVENT_DAYS: '', LOW_DISK_MIB: '' })).toEqual(usual);
});

test('readSettings takes what the operator set, and never for ever', () => {
	expect(readSettings({ KEEP_COLLECTED_DAYS: '7', KEEP_EVENT_DAYS: 'never', LOW_DISK_MIB: '64' })).toEqual({
		kind: 'read',
		settings: { keep: { collectedDays: 7, eventDays: undefined }, lowRoomBytes: 64 * mebibyte }
	});
});

test.each([
	['KEEP_COLLECTED_DAYS', '6', 'KEEP_COLLECTED_DAYS must be a whole number from 7 to 3650, or never.'],
	['KEEP_COLLECTED_DAYS', '0', 'KEEP_COLLECTED_DAYS must be a whole number from 7 to 3650, or never.'],
	['KEEP_EVENT_DAYS', '44', 'KEEP_EVENT_DAYS must be a whole number from 45 to 3650, or never.'],
	['KEEP_EVENT_DAYS', '90 days', 'KEEP_EVENT_DAYS must be a whole number from 45 to 3650, or never.'],
	['KEEP_EVENT_DAYS', '-1', 'KEEP_EVENT_DAYS must be a whole number from 45 to 3650, or never.'],
	['LOW_DISK_MIB', 'never', 'LOW_DISK_MIB must be a whole number from 64 to 1048576.']
])('readSettings refuses %s=%s in a sentence', (name, value, sentence) => {
	expect(readSettings({ [name]: value })).toEqual({ kind: 'wrong', sentence });
});
