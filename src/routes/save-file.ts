/**
 * Hands a file to the browser as a download, so that it is where people look for saved files. A page is not told whether the file
 * was saved.
 */
export function saveFile(file: Blob, name: string): void {
	const address = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	// Safari reads the file only after the click has returned.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
