/** Bytes as WebCrypto, IndexedDB and files take them: of an `ArrayBuffer` that no other thread shares. */
export type Bytes = Uint8Array<ArrayBuffer>;
