import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { aMomentMs, anId, code } from './people.ts';

export function anEntry(change: Partial<OutboxEntry> = {}): OutboxEntry {
	return {
		id: anId(),
		event: code,
		device: '0193b0a0-0000-7000-8000-00000000d001',
		seq: 1,
		caseId: 'wendy-galarza',
		kind: 'letter',
		keyVersion: 1,
		digest: 'a'.repeat(64),
		sizeBytes: 4_500,
		state: 'waiting',
		handedInAtMs: aMomentMs,
		attempts: 0,
		suspicion: 0,
		tryingMs: 0,
		...change
	};
}
