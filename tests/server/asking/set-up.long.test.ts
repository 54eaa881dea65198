import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { minuteBounds, wrongSetUpMs } from '#lib/server/asking/limits.ts';
import { closeRunning, running } from '#lib/server/running.ts';
import { ask, useNewDatabase } from '../../support/api.ts';
import { anEvent } from '../../support/signed-event.ts';

const [short, long] = ['fourteen-signs', '4TKP-VSSW-7VFJ-28QX'];
let folder: string;

beforeEach(() => {
	folder = useNewDatabase();
});
afterEach(async () => {
	vi.useRealTimers();
	await closeRunning();
	rmSync(folder, { recursive: true });
});

/**
 * Gives the test its own timers, except for those that the server sets when it starts. The clock of the minute stands still with
 * them.
 */
async function startWith(setUpToken: string) {
	process.env.SETUP_TOKEN = setUpToken;
	await running();
	vi.useFakeTimers({ toFake: ['setTimeout', 'Date'], now: Date.parse('2026-12-11T12:00:00Z') });
}

async function create(token: string): Promise<{ status: number; heldMs: number; retryAfter: string | null }> {
	const from = Date.now();
	const asking = ask('POST', '/events', { token, body: (await anEvent()).sent });
	let isDone = false;
	void asking.finally(() => (isDone = true));
	while (!isDone) {
		await new Promise(setImmediate);
		if (vi.getTimerCount() > 0) vi.advanceTimersToNextTimer();
	}
	const answer = await asking;
	return { status: answer.status, heldMs: Date.now() - from, retryAfter: answer.headers.get('retry-after') };
}

async function guessTillBound() {
	for (let guess = 0; guess < minuteBounds.setUp; guess++)
		expect(await create(`a-wrong-token-${guess}`)).toMatchObject({ status: 403, heldMs: wrongSetUpMs });
}

test('POST events holds back the answer to a wrong set-up token, and takes a short one no more after a few', async () => {
	await startWith(short);
	await guessTillBound();
	expect(await create('another-guess')).toMatchObject({ status: 429, retryAfter: expect.stringMatching(/^\d+$/) as unknown });
	expect(await create(short)).toMatchObject({ status: 429 });
	vi.setSystemTime(Date.now() + minuteBounds.windowMs);
	expect(await create(short)).toMatchObject({ status: 201, heldMs: 0 });
});

test('POST events takes a set-up token that nobody can guess while others guess', async () => {
	await startWith(long);
	await guessTillBound();
	expect(await create(long)).toMatchObject({ status: 201, heldMs: 0 });
});
