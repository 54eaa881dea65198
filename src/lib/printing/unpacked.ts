/** Gives one of the files below `/fonts/print/`, from a server, a cache or a disk: its gzip bytes, or already unpacked on the way. */
export type LoadFont = (file: string) => Promise<Uint8Array<ArrayBuffer>>;

const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The bytes may be unpacked already: a browser does that when the server sends `.gz` with a content encoding. */
export async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
	if (!isGzip(bytes)) return bytes;
	const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** What a packed JSON file says, still to be looked at. Rejects when it is none. */
export async function jsonIn(load: LoadFont, file: string): Promise<unknown> {
	return JSON.parse(new TextDecoder().decode(await unpacked(await load(file))));
}
