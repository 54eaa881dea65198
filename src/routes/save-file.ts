/** Hands a file to the browser as a download, where people expect what they saved. Whether it was kept is not told to a page. */
export function saveFile(file: Blob, name: string): void {
	const address = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// Safari reads the file only after the click has returned.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
