/// <reference types="vite-plugin-pwa/info" />
declare global {
	/** The version of this build, from the environment or the package. */
	const __APP_VERSION__: string;
	namespace App {
		interface PageState {
			/** A letter or card is read once more before it is handed in. */
			isReading?: boolean;
		}
	}
}
export {};
