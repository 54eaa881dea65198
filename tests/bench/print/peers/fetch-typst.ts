/**
 * Typst's compiler, fetched for the benchmark alone. It is no dependency of the project: registries lack its packages for some
 * platforms, and then `npm ci` would refuse the whole project.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const name = '@myriaddreamin/typst-ts-node-compiler';
const version = '0.7.0';
const folder = resolve('build-peers');

interface NodeCompiler {
	create(options: { fontArgs: { fontBlobs: Uint8Array[] }[] }): { pdf(options: { mainFileContent: string }): Uint8Array };
}

export function fetchTypst(): NodeCompiler {
	if (!existsSync(join(folder, 'node_modules', name)))
		execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--no-package-lock', `${name}@${version}`], {
			stdio: 'ignore'
		});
	const load = createRequire(join(folder, 'peers.js'));
	return (load(name) as { NodeCompiler: NodeCompiler }).NodeCompiler;
}
