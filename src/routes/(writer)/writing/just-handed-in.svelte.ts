/**
 * What was handed in on this page a moment ago. It is held in memory only. So the address does not tell it, and after a reload a
 * shared table does not show it.
 */
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';

class JustHandedIn {
	entry = $state.raw<OutboxEntry>();

	set(entry: OutboxEntry) {
		this.entry = entry;
	}
	forget() {
		this.entry = undefined;
	}
}

export const justHandedIn = new JustHandedIn();
