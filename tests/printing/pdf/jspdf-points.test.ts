/** One test for each behaviour of jsPDF that its types do not promise. When an update breaks one, look at `jspdf-inside.ts`. */
import { jsPDF } from 'jspdf';
import { expect, test } from 'vitest';
import {
	claimFontSlot,
	filterApi,
	findPagesDirectly,
	insideOf,
	type PutFont
} from '../../../src/lib/printing/pdf/jspdf-inside.ts';
import { stubFont } from '../../../src/lib/printing/pdf/stub-font.ts';
import { openedOf } from '../../../src/lib/printing/text/face.ts';
import { printFonts } from '../../support/print-fonts.ts';

const stub = stubFont(openedOf(printFonts.face('literata')).outlines);
const newDocument = () =>
	new jsPDF({ unit: 'pt', format: [300, 400], orientation: 'portrait', compress: true, putOnlyUsedFonts: true });

test('addFont takes the stub font and gives out a slot with a resource name', () => {
	const slot = claimFontSlot(newDocument(), 'ours', stub);
	expect(slot.id).toMatch(/^F\d+$/);
	expect(stub.length).toBeLessThan(1_500);
});
test('text marks a font as used and its drawing can be taken back', () => {
	const document = newDocument();
	claimFontSlot(document, 'ours', stub);
	const put: string[] = [];
	insideOf(document).internal.events.subscribe('putFont', ({ font }) => put.push(font.id));
	const output = document.output();
	expect(put).toHaveLength(1);
	expect(output).not.toContain('BT');
});
test('putFont hands over the slot and the means to write objects, and leaves a slot alone that was written', () => {
	const document = newDocument();
	const slot = claimFontSlot(document, 'ours', stub);
	insideOf(document).internal.events.subscribe('putFont', ({ font, out, newObject, putStream }: PutFont) => {
		const stream = newObject();
		putStream({ data: 'abc', addLength1: true, objectId: stream });
		out('endobj');
		font.objectNumber = newObject();
		out('<</Ours true>>');
		out('endobj');
		slot.isAlreadyPutted = true;
	});
	const output = document.output();
	expect(output).toContain('<</Ours true>>');
	expect(output).toContain('/Length1 3');
	expect(output).toContain(`/${slot.id} ${slot.objectNumber} 0 R`);
	expect(output).not.toContain('/BaseFont /ours');
});
test('internal.write puts lines into the page that internal.pages holds', () => {
	const document = newDocument();
	insideOf(document).internal.write('% ours');
	expect(insideOf(document).internal.pages[1]).toContain('% ours');
});
test('processDataByFilters is asked for every stream with FlateEncode', () => {
	const original = filterApi.processDataByFilters;
	const asked: string[][] = [];
	filterApi.processDataByFilters = (data, filters) => {
		asked.push(filters);
		return { data, reverseChain: '' };
	};
	newDocument().output();
	filterApi.processDataByFilters = original;
	expect(asked).toContainEqual(['FlateEncode']);
});
test('getPageInfoByObjId is asked once a page, and pages are the objects 3, 5, 7', () => {
	const document = newDocument();
	for (let page = 0; page < 4; page++) document.addPage([300, 400], 'portrait');
	const { internal } = insideOf(document);
	let searched = 0;
	const search = internal.getPageInfoByObjId;
	internal.getPageInfoByObjId = (id) => {
		searched++;
		return search(id);
	};
	findPagesDirectly(document);
	document.output();
	expect(searched).toBe(0);
	expect([1, 2, 3].map((page) => internal.getPageInfo(page).objId)).toEqual([3, 5, 7]);
});
test('setCustomOutputDestination takes every line of the file in order', () => {
	const document = newDocument();
	document.setFileId('0'.repeat(32));
	document.setCreationDate("D:20261210140000+00'00'");
	const lines: string[] = [];
	insideOf(document).__private__.setCustomOutputDestination({ push: (line) => lines.push(line) });
	document.output();
	insideOf(document).__private__.resetCustomOutputDestination();
	expect(lines.join('\n')).toBe(document.output());
});
test('addPage keeps width and height when the orientation says the same', () => {
	const document = newDocument();
	document.addPage([400, 300], 'landscape');
	expect(document.output()).toContain('/MediaBox [0 0 400. 300.]');
});
test('putPage, putResources and putCatalog let lines and objects in, and reserved numbers are begun later', () => {
	const document = newDocument();
	const { internal } = insideOf(document);
	let reserved = 0;
	internal.events.subscribe('putPage', ({ pageNumber }) => internal.out(`/Ours ${pageNumber}`));
	internal.events.subscribe('putResources', () => {
		reserved = internal.newObjectDeferred();
		expect(internal.newObject()).toBe(reserved + 1);
		internal.out('<</Second true>>');
		internal.out('endobj');
		internal.newObjectDeferredBegin(reserved, true);
		internal.out('<</First true>>');
		internal.out('endobj');
	});
	internal.events.subscribe('putCatalog', () => internal.out(`/OursToo ${reserved} 0 R`));
	const output = document.output();
	expect(output).toMatch(/\/Type \/Page\n[\s\S]*\/Ours 1\n[\s\S]*\/Contents/);
	expect(output).toContain(`${reserved} 0 obj\n<</First true>>`);
	expect(output).toMatch(/\/Type \/Catalog[\s\S]*\/OursToo \d+ 0 R/);
	const offset = output.split('\n').filter((line) => /^\d{10} 00000 n/.test(line))[reserved - 1];
	expect(output.slice(Number(offset?.slice(0, 10)))).toMatch(new RegExp(`^${reserved} 0 obj`));
});
test('setPdfVersion changes the first line, and events swallow what a listener throws', () => {
	const document = newDocument();
	insideOf(document).__private__.setPdfVersion('1.7');
	insideOf(document).internal.events.subscribe('putCatalog', () => {
		throw new Error('ours');
	});
	expect(document.output().startsWith('%PDF-1.7')).toBe(true);
});
