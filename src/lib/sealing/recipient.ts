import { loadAge } from './age.ts';

/** The age recipient (`age1…`) of an identity (`AGE-SECRET-KEY-1…`). Throws when it is none. */
export async function recipientOf(identity: string): Promise<string> {
	const { identityToRecipient } = await loadAge();
	return identityToRecipient(identity);
}
