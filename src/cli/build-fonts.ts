/** Builds `static/fonts/print/` from the font packages: subsets of static TrueType, gzip, with their licences. Quick when up to date. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import subsetFont from 'subset-font';
import { fontFiles } from '#lib/printing/fonts.ts';

interface Source {
	package: string;
	/** Inside the package. */
	path: string;
	/** Code points kept, first to last. */
	ranges: readonly (readonly [number, number])[];
}

const european = [
	[0x20, 0x24f], // Latin, Latin-1, Extended-A and -B
	[0x250, 0x52f], // IPA, modifiers, combining marks, Greek, Cyrillic
	[0x1ab0, 0x1aff],
	[0x1c80, 0x1c8f],
	[0x1d00, 0x20cf], // phonetic, Latin Additional (Vietnamese), Greek Extended, punctuation, currency
	[0x2100, 0x22ff], // letterlike, fractions, arrows, mathematical signs
	[0x2300, 0x27bf],
	[0x2c60, 0x2c7f],
	[0x2de0, 0x2e5f],
	[0xa640, 0xa69f],
	[0xa700, 0xa7ff],
	[0xab30, 0xab6f],
	[0xfb00, 0xfb06]
] as const;
const ethiopic = [
	[0x20, 0x7e],
	[0xa0, 0xff],
	[0x300, 0x36f],
	[0x1200, 0x139f],
	[0x2010, 0x2027],
	[0x2d80, 0x2ddf],
	[0xab00, 0xab2f],
	[0x1e7e0, 0x1e7ff]
] as const;

const sources: Readonly<Record<string, Source>> = {
	'Literata-Regular': source('literata', '400Regular/Literata_400Regular.ttf', european),
	'Literata-SemiBold': source('literata', '600SemiBold/Literata_600SemiBold.ttf', european),
	'NotoSerif-Regular': source('noto-serif', '400Regular/NotoSerif_400Regular.ttf', european),
	'NotoSerif-SemiBold': source('noto-serif', '600SemiBold/NotoSerif_600SemiBold.ttf', european),
	'NotoSansEthiopic-Regular': source('noto-sans-ethiopic', '400Regular/NotoSansEthiopic_400Regular.ttf', ethiopic),
	'NotoSansEthiopic-SemiBold': source('noto-sans-ethiopic', '600SemiBold/NotoSansEthiopic_600SemiBold.ttf', ethiopic)
};

function source(name: string, path: string, ranges: Source['ranges']): Source {
	return { package: `@expo-google-fonts/${name}`, path, ranges };
}

const require = createRequire(import.meta.url);
export const printFontsFolder = fileURLToPath(new URL('../../static/fonts/print/', import.meta.url));
const recipe = fileURLToPath(import.meta.url);

/** Writes what is missing or older than its source or this recipe; gives the number of fonts built. */
export async function buildFonts(folder = printFontsFolder): Promise<number> {
	mkdirSync(folder, { recursive: true });
	let built = 0;
	for (const { file, postScriptName } of fontFiles) {
		const from = sources[postScriptName];
		if (!from) throw new Error(`${postScriptName} has no source`);
		const target = join(folder, file);
		const original = join(packageFolder(from.package), from.path);
		if (isUpToDate(target, [original, recipe])) continue;
		const subset = await subsetFont(readFileSync(original), charactersIn(from.ranges), { targetFormat: 'truetype' });
		writeFileSync(target, gzipSync(subset, { level: 9 }));
		built++;
	}
	const licences = join(folder, 'LICENSES.txt');
	if (built > 0 || !existsSync(licences)) writeFileSync(licences, licenceText());
	return built;
}

const packageFolder = (name: string) => dirname(require.resolve(`${name}/package.json`));

function isUpToDate(target: string, origins: string[]): boolean {
	return existsSync(target) && origins.every((origin) => statSync(origin).mtimeMs <= statSync(target).mtimeMs);
}

function charactersIn(ranges: Source['ranges']): string {
	return ranges
		.map(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)).join(''))
		.join('');
}

function licenceText(): string {
	const packages = [...new Set(Object.values(sources).map((each) => each.package))];
	return packages
		.map((name) => `${name}\n\n${readFileSync(join(packageFolder(name), 'LICENSE_FONT'), 'utf8').trim()}\n`)
		.join('\n----------------------------------------\n\n');
}

if (import.meta.main) {
	const built = await buildFonts();
	process.stdout.write(built === 0 ? 'The print fonts are up to date.\n' : `Built ${built} print fonts.\n`);
}
