/** Makes a gzipped tar archive with the same bytes for the same files. It has no owner, and one moment for all files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const blockBytes = 512;
const bounds = { name: 100, prefix: 155 };

/** Gives an archive of the files at these paths below `root`, each put below `folder`. Throws on a path that the format cannot hold. */
export function tarball(root: string, paths: readonly string[], { folder, atS }: { folder: string; atS: number }): Buffer {
	const files = paths.toSorted().map((path) => {
		const content = readFileSync(join(root, path));
		return [header(`${folder}/${path}`, content.length, atS), content, Buffer.alloc(-content.length & (blockBytes - 1))];
	});
	return gzipSync(Buffer.concat([...files.flat(), Buffer.alloc(2 * blockBytes)]), { level: 9 });
}

/** Gives the header of a file as in POSIX.1-1988 (ustar). */
function header(path: string, bytes: number, atS: number): Buffer {
	const block = Buffer.alloc(blockBytes);
	const [prefix, name] = split(path);
	const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
	const fields: [at: number, text: string][] = [
		[0, name],
		[100, octal(0o644, 7)],
		[108, octal(0, 7)],
		[116, octal(0, 7)],
		[124, octal(bytes, 11)],
		[136, octal(atS, 11)],
		[148, ' '.repeat(8)],
		[156, '0'],
		[257, 'ustar\x0000'],
		[345, prefix]
	];
	for (const [at, text] of fields) block.write(text, at);
	block.write(
		`${block
			.reduce((sum, byte) => sum + byte, 0)
			.toString(8)
			.padStart(6, '0')}\0 `,
		148
	);
	return block;
}

function split(path: string): [prefix: string, name: string] {
	if (Buffer.byteLength(path) <= bounds.name) return ['', path];
	const at = path.indexOf('/', path.length - bounds.name - 1);
	const [prefix, name] = [path.slice(0, at), path.slice(at + 1)];
	if (at < 0 || Buffer.byteLength(prefix) > bounds.prefix || Buffer.byteLength(name) > bounds.name)
		throw new Error(`${path} is too long for a tar archive`);
	return [prefix, name];
}
