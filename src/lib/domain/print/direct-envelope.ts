/** Envelopes without a window, printed on themselves: width and height as they lie before the writer, flap at the top. */
export const directEnvelopes = {
	dl: { widthMm: 220, heightMm: 110 },
	c5: { widthMm: 229, heightMm: 162 },
	'10': { widthMm: 241.3, heightMm: 104.775 }
} as const;
export type DirectEnvelope = keyof typeof directEnvelopes;
/** The names in the order in which they are offered. The keys of the object would not do, because a key of digits comes first. */
export const directEnvelopeNames = ['dl', 'c5', '10'] as const satisfies readonly DirectEnvelope[];
