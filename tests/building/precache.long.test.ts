/**
 * Patterns name what a device fetches beforehand. They would match nothing, without an error, when the build names its files
 * differently.
 */
import { globSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { precache } from '../../src/building/precache.ts';
import { buildingMs, ensureBuilt } from '../support/built-app.ts';

beforeAll(ensureBuilt, buildingMs);

const built = (pattern: string) => globSync(pattern, { cwd: 'build' });

// Each ending within the braces gives one pattern.
const apart = (pattern: string) => {
	const [, before = pattern, ends] = /^(.*)\{(.*)\}$/.exec(pattern) ?? [];
	return ends ? ends.split(',').map((end) => before + end) : [before];
};

test('every pattern of what is fetched ahead finds a file of the built app', () => {
	const patterns = precache.globPatterns.flatMap(apart);
	expect(patterns.length).toBeGreaterThan(5);
	expect(patterns.filter((pattern) => built(pattern).length === 0)).toEqual([]);
});

test('every pattern of what is left out of it finds a file of the built app', () => {
	expect(precache.globIgnores.filter((pattern) => built(`client/${pattern}`).length === 0)).toEqual([]);
});
