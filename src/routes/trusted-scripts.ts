/**
 * The only addresses that may become a script here: files of the build, and the service worker. The pages' content policy asks
 * for Trusted Types. A browser that has them hands every text that would become a script, a worker or markup to a policy, and
 * refuses the text when no policy takes it. This policy is the `default` one, because Vite must see `new Worker(new URL(…))` as
 * it is written.
 */
interface Policies {
	createPolicy(name: 'default', rules: { createScriptURL: (address: string) => string | undefined }): unknown;
}

/** Without a build, the files are wherever Vite finds them. */
const isScript = (path: string) => import.meta.env.DEV || path.startsWith('/_app/immutable/') || path === '/service-worker.js';
const isOurs = ({ origin, pathname }: URL) => origin === location.origin && isScript(pathname);

/** Must be called once, before anything is loaded. In a browser without Trusted Types it does nothing. */
export function trustOwnScripts(policies = (globalThis as { trustedTypes?: Policies }).trustedTypes): void {
	policies?.createPolicy('default', {
		createScriptURL: (address) => (isOurs(new URL(address, location.href)) ? address : undefined)
	});
}
