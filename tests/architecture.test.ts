/** The rules of the folders: which folder may import which, and which library belongs to one folder alone. */
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { files, imports, named, ownFile, root, source, type Import } from './support/imports.ts';

const rooms = ['domain', 'keys', 'sealing', 'net', 'device', 'outbox', 'desk', 'printing', 'server', 'i18n', 'ui'] as const;
type Room = (typeof rooms)[number] | 'pages' | 'public' | 'endpoints' | 'cli' | 'shell' | 'building';

const mayImport: Record<Room, readonly Room[]> = {
	domain: [],
	keys: ['domain'],
	net: ['domain'],
	device: ['domain'],
	printing: ['domain'],
	i18n: ['domain'],
	server: ['domain'],
	sealing: ['domain', 'keys'],
	outbox: ['domain', 'net', 'device', 'sealing'],
	desk: ['domain', 'keys', 'sealing', 'net', 'device', 'outbox', 'i18n'],
	ui: ['domain', 'i18n'],
	pages: ['domain', 'keys', 'sealing', 'net', 'device', 'outbox', 'desk', 'printing', 'i18n', 'ui'],
	// What the server draws for whoever has no app: it is whole without a script.
	public: ['server', 'domain', 'i18n', 'ui', 'pages', 'shell'],
	endpoints: ['server', 'domain'],
	cli: ['domain', 'keys', 'sealing', 'net', 'device', 'outbox', 'desk', 'printing', 'i18n', 'server', 'building'],
	shell: ['server', 'domain'],
	building: ['printing']
};

/** No folder may import a library that is not listed here. A new library names the folder that may import it. */
const homeOf: { library: RegExp; rooms: readonly Room[] }[] = [
	{ library: /^(@scure\/|@noble\/)/, rooms: ['keys'] },
	{ library: /^age-encryption$/, rooms: ['sealing'] },
	{ library: /^dexie$/, rooms: ['device'] },
	{ library: /^(barcode-detector|zxing-wasm)\//, rooms: ['device'] },
	{ library: /^write-excel-file(\/|$)/, rooms: ['desk'] },
	{ library: /^(jspdf|harfbuzzjs|bidi-js|linebreak|uqr|fflate)(\/|$)/, rooms: ['printing'] },
	{ library: /^eld(\/|$)/, rooms: ['i18n'] },
	{ library: /^(kysely|pg)(\/|$)/, rooms: ['server'] },
	{ library: /^(subset-font|hyphen\/.*)$/, rooms: ['cli'] },
	{ library: /^@inlang\/paraglide-js$/, rooms: ['building'] },
	{ library: /^vite$/, rooms: ['building'] },
	{ library: /^workbox-window$/, rooms: ['pages'] },
	// These are the addresses of fonts that are not precached, for "ready without a network".
	{ library: /^@fontsource-variable\//, rooms: ['pages'] },
	{ library: /^workbox-(core|precaching|routing)$/, rooms: ['shell'] },
	{ library: /^svelte(\/|$)/, rooms: ['ui', 'pages', 'public', 'device', 'desk', 'i18n'] },
	{ library: /^(\$app\/|@sveltejs\/kit)/, rooms: ['pages', 'endpoints', 'shell', 'building'] }
];
const nodeRooms: readonly Room[] = ['server', 'cli', 'shell', 'endpoints', 'public', 'building'];

function roomOf(path: string): Room {
	const [first, second] = relative(source, path).split('/');
	// The browser's hook runs before the pages and belongs to them. Only the server's hook is part of the shell.
	if (first === 'hooks.client.ts') return 'pages';
	if (first === 'lib') return rooms.find((room) => room === second) ?? fail(path);
	if (first === 'cli' || first === 'building') return first;
	if (first === 'routes' && second === 'e') return 'public';
	if (first === 'routes') return second === 'api' || path.endsWith('/+server.ts') ? 'endpoints' : 'pages';
	return 'shell';
}

function fail(path: string): never {
	throw new Error(`${named(path)} stands in no room of the house`);
}

/**
 * Removes, again and again, each file that imports none of the others or is imported by none. What is left imports itself in a
 * circle.
 */
function inCircles(pairs: readonly (readonly [string, string])[]): (readonly [string, string])[] {
	const importers = new Set(pairs.map(([importer]) => importer));
	const imported = new Set(pairs.map(([, target]) => target));
	const left = pairs.filter(([importer, target]) => imported.has(importer) && importers.has(target));
	return left.length === pairs.length ? left : inCircles(left);
}

const said = ({ file, target }: Import) => `${named(file)} imports ${target}`;

test('every room imports only what it may', () => {
	const trespasses = imports.filter((each) => {
		const target = ownFile(each);
		if (target === undefined) return false;
		const [from, to] = [roomOf(each.file), roomOf(target)];
		return from !== to && !mayImport[from].includes(to);
	});
	expect(trespasses.map(said)).toEqual([]);
	expect(imports.length).toBeGreaterThan(20);
});

test('every library has one home', () => {
	const libraries = imports.filter(
		({ target }) => !/^(\.|#lib\/|node:|\.\.?\/|\$lib|virtual:)/.test(target) && !target.startsWith('./$types')
	);
	const strangers = libraries.filter(
		({ file, target }) => !homeOf.some((home) => home.library.test(target) && home.rooms.includes(roomOf(file)))
	);
	expect(strangers.map(said)).toEqual([]);
});

test('no file imports itself through others, not even for a type', () => {
	const pairs = imports.flatMap((each) => {
		const target = ownFile(each);
		return target ? [[named(each.file), named(target)] as const] : [];
	});
	expect(inCircles(pairs).map((pair) => pair.join(' imports '))).toEqual([]);
});

test('inCircles keeps those that import each other and nothing beside them', () => {
	const circle = ['a b', 'b c', 'c a'].map((pair) => pair.split(' ') as [string, string]);
	expect(inCircles([['x', 'a'], ...circle, ['c', 'y']])).toEqual(circle);
});

test('only the server side and the shell import Node', () => {
	// Printing reads its fonts through a loader that is handed in, so even printing needs no Node.
	expect(imports.filter(({ file, target }) => target.startsWith('node:') && !nodeRooms.includes(roomOf(file))).map(said)).toEqual(
		[]
	);
});

test('no file has a name that says nothing', () => {
	const empty = /(^|\/)(utils?|helpers?|types|manager|service|misc|common|data)(\.|\/)/;
	expect(files.map(named).filter((file) => empty.test(file))).toEqual([]);
});

const mostLines = 250;

test('no file is longer than one thought', () => {
	// The words of the screens are compiled into `generated`. Packs, words and pictures are data, with other endings.
	const written = globSync(['*.{ts,js}', '{src,tests}/**/*.{ts,js,svelte,css,html}'], {
		cwd: root,
		exclude: ['src/lib/i18n/generated/**']
	});
	const lines = (file: string) => readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length;
	expect(written.filter((file) => lines(file) > mostLines).map((file) => `${file}: ${lines(file)}`)).toEqual([]);
	expect(written.length).toBeGreaterThan(1_000);
});

/** Kit reads these names from every file of its kind, and a component's own functions are called on that component. */
const isNamedByKit = (file: string) => /^(hooks\..*|\+.*)\.ts$/.test(file.split('/').at(-1) ?? '') || file.endsWith('.svelte');

test('no exported name means two things', () => {
	const homes = new Map<string, Set<string>>();
	for (const file of files.filter((one) => !isNamedByKit(one))) {
		for (const [, name] of readFileSync(file, 'utf8').matchAll(
			/^export (?:async )?(?:type|interface|class|function\*?|const|let) (\w+)/gm
		)) {
			if (name) homes.set(name, (homes.get(name) ?? new Set()).add(named(file)));
		}
	}
	expect(homes.size).toBeGreaterThan(1_000);
	expect([...homes].filter(([, where]) => where.size > 1).map(([name, where]) => `${name}: ${[...where].join(', ')}`)).toEqual(
		[]
	);
});

test('no component draws HTML from a string', () => {
	const risky = files.filter((file) => file.endsWith('.svelte') && /\{@html\b/.test(readFileSync(file, 'utf8')));
	expect(risky).toEqual([]);
});

/**
 * These files fetch parts of the app itself, or stand between a page and the network. None of them asks the server about an
 * event.
 */
const fetchFiles = new Set([
	'src/service-worker.ts',
	'src/lib/printing/fetch-font.ts',
	'src/routes/organise/(rooms)/outreach/stamp-pictures.ts',
	'src/routes/organise/sample-pack.ts',
	'src/routes/readiness.svelte.ts'
]);

test('only net asks the server', () => {
	const fetching = files
		.filter((file) => /(?<![.\w])fetch\(|new EventSource\(|new XMLHttpRequest\(|sendBeacon\(/.test(readFileSync(file, 'utf8')))
		.map(named);
	expect(fetching.filter((file) => !file.startsWith('src/lib/net/') && !fetchFiles.has(file))).toEqual([]);
	expect([...fetchFiles].filter((file) => !fetching.includes(file))).toEqual([]);
});

/** Where time, chance, the network, the disk and the page come from when nobody hands them in. */
const ownReach =
	/\b(theDatabase|deviceClock|deviceRandom|ownServer)\b|\b(Date\.now|Math\.random|performance\.now|setTimeout|setInterval)\(|(?<![.\w'"])(window|document|location|navigator|localStorage|crypto)\./;

test('the desk is handed what it needs and reaches for nothing itself', () => {
	const desk = files.filter((file) => roomOf(file) === 'desk');
	const reaching = desk.filter((file) => ownReach.test(readFileSync(file, 'utf8')));
	expect(reaching.map((file) => relative(root, file))).toEqual([]);
	expect(desk.length).toBeGreaterThan(20);
	expect(ownReach.test('const at = Date.now();') && ownReach.test('location.origin')).toBe(true);
});
