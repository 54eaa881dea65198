/** The peers of this bench. They have a folder of their own, because they are no dependencies of the project. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = import.meta.dirname;

/** Installs the peers when they are missing, which needs the network. */
function installPeers() {
	if (existsSync(join(folder, 'node_modules/express-pouchdb'))) return;
	console.log('installing express-pouchdb and PouchDB beside the bench …');
	const options = ['install', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts'];
	execFileSync('npm', options, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
}

export interface PouchServer {
	url: string;
	stop(): Promise<void>;
}

/** Starts express-pouchdb over LevelDB, which is usual. It does not flush to the disk before it answers. */
export async function aPouchServer(): Promise<PouchServer> {
	installPeers();
	const databases = mkdtempSync(join(tmpdir(), 'writing-table-pouch-'));
	const server = spawn(process.execPath, [join(folder, 'server.mjs'), databases], { stdio: ['ignore', 'pipe', 'ignore'] });
	const [port] = (await once(server.stdout, 'data')) as [Buffer];
	return {
		url: `http://127.0.0.1:${port.toString().trim()}`,
		stop: async () => {
			const gone = once(server, 'exit');
			server.kill('SIGKILL');
			await gone;
			rmSync(databases, { recursive: true, force: true });
		}
	};
}
