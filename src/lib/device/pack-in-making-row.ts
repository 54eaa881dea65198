/** The pack that an organiser is making on this device. It lies here in clear: it is made to be published. */
export interface PackInMakingRow {
	event: string;
	/** Grows by one with each save, so that two windows do not write over each other. */
	revision: number;
	savedAtMs: number;
	/** What was typed so far, as JSON. */
	text: string;
	/** What was published when it was begun, or when others' changes were last looked at. An app of before kept none. */
	base?: string;
	/** Earlier states, the newest last. */
	versions?: { savedAtMs: number; text: string }[];
}
