/// <reference types="vite-plugin-pwa/info" />
declare global {
	/** The version of this build, from the environment or the package. */
	const __APP_VERSION__: string;
	namespace App {}
}
export {};
