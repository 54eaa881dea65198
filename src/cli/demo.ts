/**
 * `npm run demo -- --port 3000 --data ./data` runs the built server with a sample event on this machine. What it prints also goes into
 * `demo.json` in the data folder, where the next start finds the same event. Only this machine can reach it, because the words and the
 * token stand on its screen. HOST=0.0.0.0 opens it to the network.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildFonts } from './build-fonts.ts';
import { announce } from './demo/announce.ts';
import { runQuietly } from './demo/run-quietly.ts';
import { readRecord, writeRecord } from './demo/record.ts';
import { ensureSampleEvent } from './demo/sample-event.ts';
import { serve, stopBecause } from './serving/server.ts';

const { values } = parseArgs({
	options: { port: { type: 'string', default: '3000' }, data: { type: 'string', default: './data' } }
});
const port = Number(values.port);
if (!Number.isInteger(port) || port < 1 || port > 65_535) stopWith(`--port ${values.port} is no port.`);
const { HOST: host = '127.0.0.1', BUILD_OUT: build = 'build', ORIGIN: origin = `http://localhost:${port}` } = process.env;
const folder = resolve(values.data);
const databaseUrl = `sqlite:${join(folder, 'writing-table.db')}`;

await buildIfMissing();
const record = await ensureSampleEvent(databaseUrl, origin, readRecord(folder));
Object.assign(process.env, { ORIGIN: origin, DATABASE_URL: databaseUrl, SETUP_TOKEN: record.setupToken });
const server = await serve({ host, port, origin, build }).catch(stopBecause);
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void server.stop());
writeRecord(folder, record);
announce(record, join(folder, 'demo.json'));

async function buildIfMissing() {
	if (existsSync(join(build, 'handler.js'))) return;
	console.log('Building the app; this takes a minute, once.');
	await buildFonts();
	const built = runQuietly(process.execPath, ['node_modules/vite/bin/vite.js', 'build']);
	if (built.kind === 'done') return;
	process.stderr.write(built.said);
	stopWith('The app could not be built.');
}

function stopWith(sentence: string): never {
	console.error(sentence);
	process.exit(1);
}
