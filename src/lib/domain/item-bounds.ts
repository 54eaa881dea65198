/** How much an item holds, apart from its parser: who writes needs the bounds long before anything is sealed. */

/** In UTF-16 units. A paragraph of 60,000 characters is far beyond one sheet, and the padded size class is the true bound. */
export const itemBounds = {
	paragraphs: 200,
	paragraph: 60_000,
	addressLines: 12,
	addressLine: 120,
	name: 120,
	subject: 300,
	/** Salutation, and closing. */
	greeting: 200
};

/** The size classes an item's JSON is padded to with spaces, in bytes: what lies on the server tells little of its length. */
export const sizeClassesBytes = [4, 16, 64, 256].map((kib) => kib * 1024);
/** The largest item before it is sealed: 256 KiB. */
export const largestItemBytes = 256 * 1024;
