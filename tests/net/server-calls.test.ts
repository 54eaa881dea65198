import { afterEach, expect, test, vi } from 'vitest';
import { ask, send } from '#lib/net/server-calls.ts';
import { parseEventCodes } from '#lib/domain/wire/wire.ts';
import { ours } from '../support/device.ts';

afterEach(() => vi.unstubAllGlobals());

const answering = (answer: Response) => vi.stubGlobal('fetch', () => Promise.resolve(answer));
const error = (kind: unknown) => ({ error: { kind, message: 'No.', since: 'later' }, help: 'https://example.org/' });

test('send says why it was refused, whatever else a newer server tells', async () => {
	answering(ours(409, error('code-taken')));
	expect(await send('/', {})).toEqual({ kind: 'refused', because: 'code-taken' });
});

test('send says that it was refused for a reason that this app has no name for, and not that nobody answered', async () => {
	answering(ours(423, error('event-paused')));
	expect(await send('/', {})).toEqual({ kind: 'refused', because: 'other' });
});

test('ask reads an answer with fields that this app does not know', async () => {
	answering(ours(200, { codes: ['7KQ2MB'], names: { '7KQ2MB': 'Northaven' } }));
	expect(await ask('/', {}, parseEventCodes)).toEqual({ kind: 'answer', value: { codes: ['7KQ2MB'] } });
});
