import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const domain = fileURLToPath(new URL('../lib/domain/', import.meta.url));

/**
 * A name for how this build reads packs: it is another one as soon as any file of the domain is. A device keeps a pack as it was
 * read, and an app with another name reads the text anew.
 */
export function packReader(): string {
	const hash = createHash('sha256');
	for (const file of globSync('**/*.ts', { cwd: domain }).sort()) hash.update(file).update(readFileSync(domain + file));
	return hash.digest('base64url').slice(0, 16);
}
