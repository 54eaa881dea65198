/** One font file over the network, or from what the service worker keeps. Rejects for anything that is not a font. */
export async function fetchFont(address: string): Promise<Uint8Array<ArrayBuffer>> {
	const response = await fetch(address);
	// A Wi-Fi sign-in page answers with HTML and 200.
	if (!response.ok || response.headers.get('content-type')?.includes('html')) throw new Error(`${address} is not a font`);
	return new Uint8Array(await response.arrayBuffer());
}
