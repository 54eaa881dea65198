/** Runs at the end of `npm ci` and makes what the tests and the editor need. On a server, which has neither, it does nothing. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

if (existsSync('node_modules/@sveltejs/kit'))
	for (const step of ['npm run words', 'svelte-kit sync']) {
		const { status } = spawnSync(step, { shell: true, stdio: 'inherit' });
		if (status !== 0) process.exit(1);
	}
