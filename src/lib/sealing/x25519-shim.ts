/**
 * WebKitGTK 2.50 (libgcrypt) refuses to import an X25519 key whose first byte is 0 with a DataError: one sealing in 256 fails,
 * and an identity that begins so never opens anything. age-encryption falls back to its own curve on NotSupportedError alone,
 * so the one error is turned into the other. Installed once, before age is loaded.
 */
export function installX25519Shim(subtle: SubtleCrypto = crypto.subtle): void {
	if (shimmed.has(subtle)) return;
	shimmed.add(subtle);
	const importKey = subtle.importKey.bind(subtle) as (...given: unknown[]) => Promise<CryptoKey>;
	const shim = async (...given: unknown[]) => {
		try {
			return await importKey(...given);
		} catch (refusal) {
			throw isRefusedX25519(given, refusal) ? new DOMException('X25519 key refused', 'NotSupportedError') : refusal;
		}
	};
	Object.defineProperty(subtle, 'importKey', { value: shim, configurable: true, writable: true });
}

const shimmed = new WeakSet<SubtleCrypto>();

function isRefusedX25519([format, , algorithm]: unknown[], refusal: unknown): boolean {
	const isX25519 = typeof algorithm === 'object' && algorithm !== null && 'name' in algorithm && algorithm.name === 'X25519';
	return format === 'pkcs8' && isX25519 && refusal instanceof Error && refusal.name === 'DataError';
}
