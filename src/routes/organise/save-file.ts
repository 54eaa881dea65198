/** Hands bytes to the browser as a download. */
export function saveFile(bytes: Uint8Array<ArrayBuffer>, type: string, name: string): void {
	download(new Blob([bytes], { type }), name);
}

/** The same for a file that stands in parts. */
export function download(file: Blob, name: string): void {
	const address = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// Safari reads the file only after the click has returned.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
