/** The pictures that are shared, and their sizes as the places want them. */

export const shareSizes = {
	/** Instagram's post; its grid shows the middle 1012. */
	post: { widthPx: 1080, heightPx: 1350 },
	/** A story; words keep to the middle 1420. */
	story: { widthPx: 1080, heightPx: 1920 },
	square: { widthPx: 1080, heightPx: 1080 },
	/** The preview of a link. WhatsApp shows none that is larger than 300 KB. */
	link: { widthPx: 1200, heightPx: 630 },
	/** Facebook's cover of an event. */
	cover: { widthPx: 1920, heightPx: 1005 }
} as const;

export type ShareSize = keyof typeof shareSizes;

/** The largest preview of a link that every app shows. */
export const largestPreviewBytes = 300_000;
