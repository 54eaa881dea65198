/** What rooms that handle sealed items, but no keys, need of bytes. */
export { fromBase64, toBase64, sha256Hex as digestOf } from '#lib/keys/bytes.ts';
