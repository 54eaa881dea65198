import { hash } from 'node:crypto';

/** Gives the SHA-256 in lower-case hex. A text counts as its UTF-8 bytes. */
export const hexDigest = (of: Uint8Array | string) => hash('sha256', of, 'hex');
