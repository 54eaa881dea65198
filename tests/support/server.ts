/** The built server in its own process, on a free port and in a temporary folder. It can be killed and started again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { until } from './patience.ts';

export const setupToken = 'a-set-up-token-for-tests';

export function freePort(): Promise<number> {
	return new Promise((settle) => {
		const probe = net.createServer().listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as net.AddressInfo;
			probe.close(() => settle(port));
		});
	});
}

export class BuiltServer {
	readonly folder = mkdtempSync(join(tmpdir(), 'writing-table-server-'));
	#process: ChildProcess | undefined;
	#log = '';
	readonly port: number;
	readonly build: string;
	/** It has its own SQLite file, unless another database is named. */
	readonly databaseUrl: string;
	readonly #env: Record<string, string>;
	constructor(port: number, build = 'build', databaseUrl?: string, env: Record<string, string> = {}) {
		this.#env = env;
		this.port = port;
		this.build = resolve(build);
		this.databaseUrl = databaseUrl ?? `sqlite:${this.databasePath}`;
	}
	get url() {
		return `http://localhost:${this.port}`;
	}
	/** Everything that the server ever printed. */
	get log() {
		return this.#log;
	}
	get databasePath() {
		return join(this.folder, 'writing-table.db');
	}
	databaseBytes() {
		return ['', '-wal'].map((end) => readIfThere(this.databasePath + end));
	}
	async start(build = this.build) {
		this.begin(build);
		await this.answers();
	}
	/** Starts the server, which may not answer yet. */
	begin(build = this.build) {
		const env = {
			...process.env,
			HOST: '127.0.0.1',
			PORT: String(this.port),
			ORIGIN: this.url,
			DATABASE_URL: this.databaseUrl,
			SETUP_TOKEN: setupToken,
			BUILD_OUT: resolve(build),
			...this.#env
		};
		this.#process = spawn(process.execPath, ['src/cli/serve.ts'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
		const listen = (chunk: Buffer) => (this.#log += chunk.toString());
		this.#process.stdout?.on('data', listen);
		this.#process.stderr?.on('data', listen);
	}
	/** Sends SIGKILL, like a power cut. */
	async kill() {
		await this.#end('SIGKILL');
	}
	/** Sends a signal that ends the server. */
	async crash(signal: NodeJS.Signals) {
		await this.#end(signal);
	}
	/** Sends SIGTERM. The server answers what it took in. It gives the exit code. */
	async stop(): Promise<number | null> {
		return this.#end('SIGTERM');
	}
	/** The most memory that the server ever held. */
	get mostBytes(): number {
		const status = readIfThere(`/proc/${this.#process?.pid ?? 0}/status`).toString();
		return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024;
	}
	async #end(signal: NodeJS.Signals): Promise<number | null> {
		const running = this.#process;
		this.#process = undefined;
		if (!running || running.exitCode !== null || running.signalCode !== null) return running?.exitCode ?? null;
		return new Promise((settle) => {
			running.once('exit', (code) => settle(code));
			running.kill(signal);
		});
	}
	async discard() {
		await this.kill();
		rmSync(this.folder, { recursive: true, force: true });
	}
	/** Waits until the server answers and its database answers. */
	async answers() {
		const saysNothing = () => `the built server does not answer:\n${this.#log}`;
		const isAnswering = () => {
			if (this.#process?.exitCode !== null || this.#process.signalCode !== null) throw new Error(saysNothing());
			return fetch(`${this.url}/api/v1/health`).then(
				(answer) => answer.ok,
				() => false
			);
		};
		await until(isAnswering, 15, saysNothing);
	}
}

function readIfThere(path: string): Buffer {
	try {
		return readFileSync(path);
	} catch {
		return Buffer.alloc(0);
	}
}

export async function aServer(databaseUrl?: string): Promise<BuiltServer> {
	const server = new BuiltServer(await freePort(), 'build', databaseUrl);
	await server.start();
	return server;
}
