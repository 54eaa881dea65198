/** How the app is built, for the projects that test it: all of `vite.config.ts` except its list of these projects. */
import { fileURLToPath } from 'node:url';
import viteConfig from '../../vite.config.ts';

export const appConfig = { ...viteConfig, root: fileURLToPath(new URL('../../', import.meta.url)), test: undefined };
