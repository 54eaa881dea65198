/** Byte functions for rooms that handle sealed items but no keys. */
export { fromBase64, toBase64, sha256Hex as digestOf } from '#lib/keys/bytes.ts';
