import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const debians = '/usr/lib/postgresql';

/** The folder with `initdb` and `postgres`: PG_BIN, or the newest that Debian installed. */
export function postgresPrograms(): string | undefined {
	const versions = existsSync(debians) ? readdirSync(debians).sort((a, b) => Number(b) - Number(a)) : [];
	const folders = [process.env.PG_BIN, ...versions.map((version) => join(debians, version, 'bin'))];
	return folders.find((folder) => folder !== undefined && existsSync(join(folder, 'initdb')));
}
