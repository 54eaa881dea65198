/** A file that is kept out of a first load says so in its name, and stays out. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { laterPages } from '../src/building/chunk-groups.ts';
import { comingWith, files, imports, named, ownFile, root } from './support/imports.ts';

const saysLater = (file: string) => /\.later(\.svelte)?\.(ts|svelte)$/.test(file);

/** Files that `import()` loads although their name does not say `later`, with the reason. */
const reasons: Record<string, string> = {
	'src/lib/outbox/files/sheet-out.ts': 'the verb of its room, wanted where the storage takes nothing',
	'src/lib/outbox/hand-in/hand-in.ts': 'the verb of its room; only the sheet can wait for it until somebody hands in',
	'src/lib/sealing/age.ts': 'the room itself; only the warm-up asks for it before it is needed'
};
/** These have no first load: a server and a command load what they need at once. */
const withoutFirstLoad = /^src\/(cli|lib\/server)\//;

const firstPages = globSync('src/routes/**/{+page,+layout,+error}.{svelte,ts}', { cwd: root }).filter(
	(page) => !laterPages.some((later) => page.startsWith(`src/routes/${later}/`))
);

test('a file that says later is in no first load', () => {
	const first = [...comingWith([...firstPages, 'src/hooks.client.ts'].map((file) => join(root, file)))];
	expect(first.map(named)).toContain('src/routes/(writer)/AtTheTable.svelte');
	expect(first.filter(saysLater).map(named)).toEqual([]);
});

test('a file that says later is asked for by import()', () => {
	const asked = new Set(imports.filter(({ how }) => how === 'later').map(ownFile));
	const [later, never] = [files.filter(saysLater), files.filter((file) => saysLater(file) && !asked.has(file))];
	expect(later.length).toBeGreaterThan(0);
	expect(never.map(named)).toEqual([]);
});

test('import() of an own file names one that says later, or the reason stands here', () => {
	const asked = imports.filter(({ file, how }) => how === 'later' && !withoutFirstLoad.test(named(file)));
	const silent = asked.flatMap((each) => ownFile(each) ?? []).filter((file) => !saysLater(file));
	expect([...new Set(silent.map(named))].sort()).toEqual(Object.keys(reasons).sort());
});
