/** Planted bugs of the protocol: each a patch of the source, begun by a sentence on what it breaks. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Mutant {
	name: string;
	path: string;
	breaks: string;
}

export const mutants: Mutant[] = readdirSync(import.meta.dirname)
	.filter((file) => file.endsWith('.patch'))
	.sort()
	.map((file) => {
		const path = join(import.meta.dirname, file);
		return { name: file.replace('.patch', ''), path, breaks: readFileSync(path, 'utf8').split('\n')[0] ?? '' };
	});

/** What is asked about a bug that the simulation did not see: the tests of the outbox, the device, the store and the desk. */
export const fastTests = [
	'tests/outbox/sending/judge.test.ts',
	'tests/outbox/sending/retry.test.ts',
	'tests/outbox/sending/patience.test.ts',
	'tests/outbox/sending/drain.test.ts',
	'tests/outbox/sending/let-go.test.ts',
	'tests/outbox/sending/held.test.ts',
	'tests/outbox/sending/every-event.test.ts',
	'tests/outbox/hand-over.test.ts',
	'tests/device/browser-memory.test.ts',
	'tests/outbox/hand-in/hand-in.test.ts',
	'tests/outbox/hand-in/take-back.test.ts',
	'tests/desk/passed-on.test.ts',
	'tests/desk/read-anew.test.ts',
	'tests/server/asking/closed-link.test.ts',
	'tests/server/sqlite-store.long.test.ts',
	'tests/server/ops/backup.long.test.ts',
	'tests/domain/hall/roll-call.test.ts',
	'tests/domain/hall/paper-counts.test.ts',
	'tests/domain/event-fields.test.ts',
	'tests/domain/facts/review.test.ts',
	'tests/domain/facts/deed.test.ts',
	'tests/desk/closing.test.ts'
];
