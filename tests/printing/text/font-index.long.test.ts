/** A device tells from the list of fonts alone which signs print as boxes. So the list must say exactly what the fonts have. */
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { loadPrintFont } from '../../../src/cli/build-fonts.ts';
import { readIndex, fontFiles } from '../../../src/lib/printing/fonts.ts';
import { hyphenFiles } from '../../../src/lib/printing/hyphen-files.ts';
import { writeCoverage } from '../../../src/lib/printing/text/coverage.ts';
import { codePointsIn } from '../../../src/lib/printing/text/face.ts';
import { unsettable, unsettableAnywhere } from '../../../src/lib/printing/text/unsettable.ts';
import { printFonts } from '../../support/print-fonts.ts';

const index = await readIndex(loadPrintFont);
const unpacked = (bytes: Uint8Array) => (bytes[0] === 0x1f ? new Uint8Array(gunzipSync(bytes)) : new Uint8Array(bytes));

test('the list of fonts names every font, and every file of rules for dividing words', () => {
	expect(Object.keys(index).toSorted()).toEqual([...fontFiles, ...hyphenFiles].map(({ file }) => file).toSorted());
});

test.each(fontFiles.map(({ file }) => file))('the list of fonts says exactly what %s has', async (file) => {
	const codePoints = codePointsIn(unpacked(await loadPrintFont(file)));
	expect(codePoints.length).toBeGreaterThan(20);
	expect(index[file]?.coverage === writeCoverage(codePoints)).toBe(true);
});

test('unsettableAnywhere knows of fonts that are not open, and names what none of them has', () => {
	const texts = ['Dear ꕙ', 'ತಾಯಿ', '\uf0b7 ok', 'сон'];
	expect(unsettable(texts, printFonts).characters).toContain('ತಾ');
	expect(unsettableAnywhere(texts, printFonts)).toEqual({ scripts: ['Vai', 'Other'], characters: ['ꕙ', '\uf0b7'] });
});
