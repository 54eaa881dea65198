/** How the last delivery of an event's outbox went. The screens choose the words for it. */
export type DrainState =
	/** Nothing waits. */
	| { kind: 'idle' }
	/** `slow` is there on a slow line, and says how many items are done. */
	| { kind: 'sending'; slow?: { done: number; total: number } }
	/** The device tried, and will try again by itself. */
	| { kind: 'waiting'; because: 'unreachable' | 'server-failed' | 'answer-not-understood' }
	| { kind: 'sign-in-page' }
	| { kind: 'server-busy'; retryAfterMs?: number }
	| { kind: 'server-full' }
	/** The server no longer takes this join token. */
	| { kind: 'new-link-needed' }
	/** The device's own storage cannot be read. */
	| { kind: 'storage-lost' };
