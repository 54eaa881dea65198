/** jsPDF keeps binary as strings with one byte in each character. */
const chunk = 8192;

/** The bytes as a string with one byte in each character. */
export function binaryString(bytes: Uint8Array): string {
	let text = '';
	for (let i = 0; i < bytes.length; i += chunk) text += String.fromCharCode(...bytes.subarray(i, i + chunk));
	return text;
}

/** The bytes of such a string. */
export function bytesOf(binary: string): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(binary.length);
	for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
	return bytes;
}
