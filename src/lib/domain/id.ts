/** UUIDv7 (RFC 9562) from a handed-in clock and chance: sortable by the moment it was minted, on the device, once. */
export function newId(nowMs: number, random: (bytes: number) => Uint8Array): string {
	const bytes = new Uint8Array(16);
	bytes.set(random(16));
	let rest = Math.max(0, Math.floor(nowMs));
	for (let i = 5; i >= 0; i--) {
		bytes[i] = rest % 256;
		rest = Math.floor(rest / 256);
	}
	bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
	bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
	const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
