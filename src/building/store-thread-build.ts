/**
 * The thread of the store as one file beside the built app. From source it would load three hundred files of the query builder
 * twice at every start. That takes most of a second, in which the server answers nobody.
 */
import { build } from 'vite';
import type { Adapter } from '@sveltejs/kit';

/** An adapter that also builds the thread; `threaded-store.ts` looks for it here. */
export const withStoreThread = (adapter: Adapter, out: string): Adapter => ({
	...adapter,
	async adapt(builder) {
		await adapter.adapt(builder);
		await buildStoreThread(`${out}/server/store`);
	}
});

/** Builds `store-thread.js` into this folder, which is emptied before. */
export const buildStoreThread = (folder: string) =>
	build({
		configFile: false,
		logLevel: 'warn',
		ssr: { noExternal: true, external: ['pg-native', 'pg-cloudflare'] },
		build: {
			ssr: 'src/lib/server/store-thread.ts',
			outDir: folder,
			emptyOutDir: true,
			copyPublicDir: false,
			target: 'node24'
		}
	});
