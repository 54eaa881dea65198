/**
 * WebCrypto that answers at once: the same SHA-256, AES-GCM and checks of signatures, without the pool of threads whose timing no
 * seed decides. Everything else is left as it is.
 */
import { createCipheriv, createDecipheriv, createHash, createPublicKey, verify } from 'node:crypto';

interface RawKey {
	raw: Uint8Array;
}
interface Gcm {
	iv: Uint8Array;
	additionalData: Uint8Array;
}
const tagBytes = 16;
const whole = (bytes: Uint8Array) => new Uint8Array(bytes).buffer;

const atOnce = {
	digest: async (name: string, bytes: Uint8Array) => whole(createHash(name.replace('-', '')).update(bytes).digest()),
	encrypt: async ({ iv, additionalData }: Gcm, { raw }: RawKey, bytes: Uint8Array) => {
		const cipher = createCipheriv('aes-256-gcm', raw, iv).setAAD(additionalData);
		return whole(Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]));
	},
	decrypt: async ({ iv, additionalData }: Gcm, { raw }: RawKey, bytes: Uint8Array) => {
		const decipher = createDecipheriv('aes-256-gcm', raw, iv).setAAD(additionalData);
		decipher.setAuthTag(bytes.subarray(bytes.length - tagBytes));
		return whole(Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - tagBytes)), decipher.final()]));
	},
	verify: async (_ed25519: unknown, { raw }: RawKey, signature: Uint8Array, bytes: Uint8Array) => {
		const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(raw).toString('base64url') };
		return verify(undefined, bytes, createPublicKey({ key: jwk, format: 'jwk' }), signature);
	}
};

/** For the whole process. */
export function cryptoAtOnce() {
	const { subtle } = crypto;
	const importKey = subtle.importKey.bind(subtle) as (...values: unknown[]) => Promise<unknown>;
	const ours = (format: string, raw: Uint8Array, algorithm: unknown, isExtractable: boolean, uses: string[]) =>
		algorithm === 'AES-GCM' || (format === 'raw' && uses.includes('verify'))
			? Promise.resolve({ raw })
			: importKey(format, raw, algorithm, isExtractable, uses);
	for (const [name, value] of Object.entries({ ...atOnce, importKey: ours }))
		Object.defineProperty(subtle, name, { value, configurable: true });
}
