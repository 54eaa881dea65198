/** The picture that apps show of a public page where somebody shares its address. */

/** Several apps show no larger one. */
export const largestPictureBytes = 300 * 1024;
export const pictureSize = { widthPx: 1200, heightPx: 630 };

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Whether these bytes begin as a PNG of the one size that pages have (PNG, 5.2 and 11.2.2). The rest of the file is not read. */
export function isPagePicture(bytes: Uint8Array): boolean {
	if (bytes.length < 33 || bytes.length > largestPictureBytes) return false;
	if (!signature.every((byte, at) => bytes[at] === byte)) return false;
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return view.getUint32(16) === pictureSize.widthPx && view.getUint32(20) === pictureSize.heightPx;
}
