/**
 * A group of modules takes along what it imports. A small module that a first screen shares with a letter would so bring the whole
 * group to the first screen, the storage too: it belongs to the frame.
 */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { together } from '../src/building/chunk-groups.ts';
import { comingWith, files, named, root } from './support/imports.ts';

const listed = (group: keyof typeof together) =>
	files.filter((file) => together[group].some((start) => `/${named(file)}`.includes(`/${start}`)));
const pages = (pattern: string) => globSync(pattern, { cwd: root }).map((file) => join(root, file));

test('no module of a screen without a sheet is in a group of the sheet', () => {
	const frame = comingWith(listed('frame'));
	const ofSheets = comingWith([...listed('storage'), ...listed('writing'), ...listed('paper')]);
	const first = comingWith(pages('src/routes/{+page,+layout,join/+page,(writer)/+layout,(writer)/cases/+page}.{svelte,ts}'));
	expect(first.size).toBeGreaterThan(30);
	expect([...first].filter((file) => ofSheets.has(file) && !frame.has(file)).map(named)).toEqual([]);
});
