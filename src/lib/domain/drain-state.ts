/** How delivering an event's outbox last went; the screens choose the words. */
export type DrainState =
	/** Nothing waits. */
	| { kind: 'idle' }
	/** `slow`: how far it has come on a line that takes long. */
	| { kind: 'sending'; slow?: { done: number; total: number } }
	/** Tried, and tried again later by itself. */
	| { kind: 'waiting'; because: 'unreachable' | 'server-failed' | 'answer-not-understood' }
	| { kind: 'sign-in-page' }
	| { kind: 'server-busy'; retryAfterMs?: number }
	| { kind: 'server-full' }
	/** The server no longer takes this join token. */
	| { kind: 'new-link-needed' }
	/** The device's own storage cannot be read. */
	| { kind: 'storage-lost' };
