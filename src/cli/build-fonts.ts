/**
 * Builds `static/fonts/print/` from the font packages: gzipped subsets of static TrueType, with their licences, and the rules for
 * dividing words.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { fontFiles, fontIndexFile, type FontFile, type FontIndexEntry } from '#lib/printing/font-files.ts';
import { hyphenFiles, type HyphenFile } from '#lib/printing/hyphen-files.ts';
import { writeCoverage } from '#lib/printing/text/coverage.ts';
import { codePointsIn } from '#lib/printing/text/face.ts';
import { fontSources, type FontSource } from './building/font-sources.ts';
import { hyphenLicence, hyphenRules, patternsFile } from './building/hyphen-rules.ts';

const require = createRequire(import.meta.url);
/** The path of the folder with the built print fonts. */
export const printFontsFolder = fileURLToPath(new URL('../../static/fonts/print/', import.meta.url));
const recipes = [
	'./build-fonts.ts',
	'./building/font-sources.ts',
	'./building/characters.ts',
	'./building/han-levels.ts',
	'./building/hyphen-rules.ts'
].map((recipe) => fileURLToPath(new URL(recipe, import.meta.url)));

/** Gives one of the built files, unpacked with Node's zlib, because the streams of browsers are slow to load here. */
export const loadPrintFont = async (file: string) => new Uint8Array(gunzipSync(readFileSync(join(printFontsFolder, file))));

interface Built {
	file: string;
	/** What it is made from; `undefined` when the package is not installed. */
	original: string | undefined;
	make(original: string): Promise<{ bytes: Uint8Array; coverage: string }>;
}

/** Builds the files that are missing or older than their source or recipe, and gives how many it built. */
export async function buildFonts(folder = printFontsFolder): Promise<number> {
	mkdirSync(folder, { recursive: true });
	const indexFile = join(folder, fontIndexFile);
	const index = existsSync(indexFile) ? readIndex(indexFile) : {};
	let built = 0;
	for (const { file, original, make } of [...fontFiles.map(builtFont), ...hyphenFiles.map(builtRules)]) {
		const target = join(folder, file);
		// A server has only the built fonts.
		if (index[file] && (original ? isUpToDate(target, [original, ...recipes]) : existsSync(target))) continue;
		if (!original) throw new Error('The print fonts are not here, nor what they are made from; "npm ci" brings that.');
		const { bytes, coverage } = await make(original);
		const packed = gzipSync(bytes, { level: 9 });
		writeFileSync(target, packed);
		index[file] = { bytes: packed.length, coverage };
		built++;
	}
	if (built > 0) {
		writeFileSync(indexFile, gzipSync(JSON.stringify(inOrder(index)), { level: 9 }));
		writeFileSync(join(folder, 'LICENSES.txt'), licenceText());
	}
	return built;
}

function builtFont({ file, postScriptName }: FontFile): Built {
	const source = fontSources[postScriptName];
	if (!source) throw new Error(`${postScriptName} has no source`);
	return {
		file,
		original: whenInstalled(() => join(packageFolder(source.package), source.path)),
		make: async (original) => {
			const bytes = await subsetOf(original, source);
			return { bytes, coverage: writeCoverage(codePointsIn(bytes)) };
		}
	};
}

function builtRules({ file }: HyphenFile): Built {
	return {
		file,
		original: whenInstalled(() => patternsFile(file)),
		make: async () => ({ bytes: new TextEncoder().encode(JSON.stringify(hyphenRules(file))), coverage: '' })
	};
}

const readIndex = (file: string) => JSON.parse(gunzipSync(readFileSync(file)).toString()) as Record<string, FontIndexEntry>;

/** Gives the index without the files of older lists. Files with the same signs stand side by side, so that gzip packs them well. */
function inOrder(index: Record<string, FontIndexEntry>): Record<string, FontIndexEntry | undefined> {
	const signs = (file: string) => index[file]?.coverage ?? '';
	const files = [...fontFiles, ...hyphenFiles]
		.map(({ file }) => file)
		.toSorted((one, other) => signs(one).localeCompare(signs(other)));
	return Object.fromEntries(files.map((file) => [file, index[file]]));
}

const packageFolder = (name: string) => dirname(require.resolve(`${name}/package.json`));

function whenInstalled(path: () => string): string | undefined {
	try {
		return path();
	} catch {
		return undefined;
	}
}

function isUpToDate(target: string, origins: string[]): boolean {
	return existsSync(target) && origins.every((origin) => statSync(origin).mtimeMs <= statSync(target).mtimeMs);
}

async function subsetOf(file: string, source: FontSource): Promise<Uint8Array<ArrayBuffer>> {
	// The subsetter is slow to load, so it is loaded only when a font must be built.
	const { default: subsetFont } = await import('subset-font');
	const bytes = readFileSync(file);
	const kept = codePointsIn(new Uint8Array(bytes)).filter(source.keeps);
	const text = kept.map((codePoint) => String.fromCodePoint(codePoint)).join('');
	return new Uint8Array(await subsetFont(bytes, text, { targetFormat: 'truetype' }));
}

function licenceText(): string {
	const packages = [...new Set(Object.values(fontSources).map((each) => each.package))];
	const fonts = packages.map((name) => [name, join(packageFolder(name), 'LICENSE_FONT')] as const);
	return [...fonts, ['hyphen', hyphenLicence()] as const]
		.map(([name, file]) => `${name}\n\n${readFileSync(file, 'utf8').trim()}\n`)
		.join('\n----------------------------------------\n\n');
}
