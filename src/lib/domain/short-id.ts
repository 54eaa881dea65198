/** Enough of an item's id to find one among thousands, and nothing of who wrote it. */
export const shortId = (id: string) => id.slice(-8);
