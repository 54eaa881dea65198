import { hash } from 'node:crypto';

/** Lower-case hex SHA-256; a text counts as its UTF-8 bytes. */
export const hexDigest = (of: Uint8Array | string) => hash('sha256', of, 'hex');
