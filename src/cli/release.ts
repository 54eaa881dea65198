/**
 * `npm run release [-- --to release]` writes the built app as an archive that needs no build, and a file with its SHA-256. The same
 * commit gives the same archive when the build gives the same files.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { releaseFiles } from './building/release-files.ts';
import { tarball } from './building/tarball.ts';

const { values } = parseArgs({ options: { to: { type: 'string', default: 'release' } } });
const root = fileURLToPath(new URL('../../', import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
const folder = `writing-table-${version}`;
const committedAtS = Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: root, encoding: 'utf8' }));

const archive = tarball(root, releaseFiles(root), { folder, atS: committedAtS });
const name = `${folder}.tar.gz`;
mkdirSync(values.to, { recursive: true });
writeFileSync(join(values.to, name), archive);
const digest = createHash('sha256').update(archive).digest('hex');
writeFileSync(join(values.to, `${name}.sha256`), `${digest}  ${name}\n`);
console.log(`${join(values.to, name)}: ${(archive.length / 1024 ** 2).toFixed(1)} MB, SHA-256 ${digest}`);
