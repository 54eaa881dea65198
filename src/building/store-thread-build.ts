/**
 * The thread of the store as one file beside the built app. From the source it would load three hundred files of the query builder,
 * twice, at every start: most of a second in which nobody is answered.
 */
import { build } from 'vite';
import type { Adapter } from '@sveltejs/kit';

/** An adapter that also builds the thread; `threaded-store.ts` looks for it here. */
export const withStoreThread = (adapter: Adapter, out: string): Adapter => ({
	...adapter,
	async adapt(builder) {
		await adapter.adapt(builder);
		await build({
			configFile: false,
			logLevel: 'warn',
			ssr: { noExternal: true, external: ['pg-native', 'pg-cloudflare'] },
			build: {
				ssr: 'src/lib/server/store-thread.ts',
				outDir: `${out}/server/store`,
				emptyOutDir: true,
				copyPublicDir: false,
				target: 'node24'
			}
		});
	}
});
