/** What was handed in on this page a moment ago. In memory alone: the address says nothing, and a reload on a shared table neither. */
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
