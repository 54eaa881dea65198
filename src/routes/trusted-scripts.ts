/**
 * The only addresses that may become a script here: files of the build, and the service worker. The pages' content policy asks for
 * Trusted Types, so a browser that has them turns every text that shall become a script, a worker or markup over to a policy, and
 * refuses it where none takes it. This one is the `default` policy because Vite must see `new Worker(new URL(…))` as it is written.
 */
interface Policies {
	createPolicy(name: 'default', rules: { createScriptURL: (address: string) => string | undefined }): unknown;
}

/** Without a build the files lie wherever Vite finds them. */
const isScript = (path: string) => import.meta.env.DEV || path.startsWith('/_app/immutable/') || path === '/service-worker.js';
const isOurs = ({ origin, pathname }: URL) => origin === location.origin && isScript(pathname);

/** To be called once, before anything is loaded. In a browser without Trusted Types it does nothing. */
export function trustOwnScripts(policies = (globalThis as { trustedTypes?: Policies }).trustedTypes): void {
	policies?.createPolicy('default', {
		createScriptURL: (address) => (isOurs(new URL(address, location.href)) ? address : undefined)
	});
}
