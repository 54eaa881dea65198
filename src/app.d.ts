/// <reference types="vite-plugin-pwa/info" />
declare global {
	/** The version of this build, from the environment or the package. */
	const __APP_VERSION__: string;
	/** How this build reads packs. */
	const __PACK_READER__: string;
	/** Chromium alone lets a page write to a file or folder that a person picks. */
	interface Window {
		showSaveFilePicker?: (options: {
			suggestedName: string;
			types: { accept: Record<string, string[]> }[];
		}) => Promise<FileSystemFileHandle>;
		showDirectoryPicker?: (options: { id: string; mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
	}
	namespace App {
		interface PageState {
			/** A letter or card is read once more before it is handed in. */
			isReading?: boolean;
			/** The whole of a folded letter is looked at. */
			isWhole?: boolean;
		}
	}
}
export {};
