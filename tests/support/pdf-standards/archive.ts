/**
 * What a PDF/A-2u must be, clause by clause of ISO 19005-2:2011, for the kind of file that is written here: no pictures of dots, no
 * forms, no annotations. Each check gives what is wrong.
 */
import { contentOf, fontFaults } from './fonts.ts';
import { isDict, operatorsIn, valuesIn, type Dict, type PdfObjects } from './objects.ts';

type Check = (pdf: PdfObjects) => string[];

const when = (isWrong: boolean, fault: string) => (isWrong ? [fault] : []);
const everyDict = (pdf: PdfObjects): Dict[] => [...pdf.all.values()].flatMap(valuesIn).filter(isDict);
const withKey = (pdf: PdfObjects, ...keys: string[]) =>
	keys.filter((key) => everyDict(pdf).some((dict) => key in dict)).map((key) => `${key} is there`);
const operators = (pdf: PdfObjects) => pdf.pages.flatMap((page) => operatorsIn(contentOf(pdf, page)));

/** All that is drawn with: no shading, no picture, no other colour space, no graphics state from outside. */
const used = new Set('q Q cm w J j d re W n m l c v y h S s f G rg RG BT ET Tf Tm Td TJ BDC BMC EMC'.split(' '));

export const archiveChecks: Readonly<Record<string, Check>> = {
	'6.1.2 header': ({ raw }) => when(!/^%PDF-1\.[0-7]\n%[\x80-\xff]{4}/.test(raw), 'no version, or no bytes above 127 after it'),
	'6.1.3 trailer': ({ raw, trailer }) => [
		...when(!Array.isArray(trailer['/ID']), 'no file identifier'),
		...when('/Encrypt' in trailer, 'enciphered'),
		...when(!/%%EOF\n?$/.test(raw), 'something after the end')
	],
	'6.1.4 cross references': ({ raw }) => when(!/\nxref\n0 \d+\n0000000000 65535 f/.test(raw), 'no plain table'),
	'6.1.7 streams': (pdf) => [
		...withKey(pdf, '/F', '/FFilter', '/FDecodeParms'),
		...[...pdf.raw.matchAll(/\/Length (\d+)[^\n]*?>>\nstream\n/g)].flatMap(({ index, 0: head, 1: length }) =>
			when(!/^\n?endstream/.test(pdf.raw.slice(index + head.length + Number(length))), `a wrong length at ${index}`)
		),
		...everyDict(pdf).flatMap((dict) => when(/LZW|Crypt/.test(JSON.stringify(dict['/Filter'] ?? '')), 'a forbidden filter'))
	],
	'6.1.8 names': (pdf) =>
		everyDict(pdf).flatMap((dict) => Object.keys(dict).flatMap((key) => when(key.length > 128, `${key} is too long`))),
	'6.1.9 objects': ({ raw }) => when(/[^\n]endobj|endobj[^\n]/.test(raw), 'an end of an object not on its own line'),
	'6.1.12 permissions': (pdf) => when('/Perms' in pdf.catalog, 'permissions'),
	'6.1.13 limits': (pdf) => [
		...when(pdf.all.size > 8_388_607, 'too many objects'),
		...[...pdf.all.values()]
			.flatMap(valuesIn)
			.flatMap((value) => [
				...when(typeof value === 'string' && value.startsWith('u:') && 2 * value.length > 32_767, 'a string is too long'),
				...when(typeof value === 'number' && Math.abs(value) > 2_147_483_647, 'a number is too large')
			]),
		...pdf.pages.flatMap((page) => when(deepest(operatorsIn(contentOf(pdf, page))) > 28, 'states inside states')),
		...pdf.pages.flatMap((page) => {
			const sides = (page['/MediaBox'] as number[]).slice(2);
			return when(Math.min(...sides) < 3 || Math.max(...sides) > 14_400, 'a page of an impossible size');
		})
	],
	'6.2.2 content streams': (pdf) => [
		...operators(pdf).flatMap(({ operator }) => when(!used.has(operator), `the operator ${operator}`)),
		...pdf.pages.flatMap((page) => when(!('/Resources' in page), 'a page without resources of its own'))
	],
	'6.2.3 output intent': (pdf) => {
		const intents = pdf.at(pdf.catalog['/OutputIntents']);
		const intent = pdf.dict(Array.isArray(intents) ? intents[0] : undefined);
		const profile = pdf.stream(intent['/DestOutputProfile']);
		return [
			...when(!Array.isArray(intents) || intents.length !== 1, 'not one output intent'),
			...when(intent['/S'] !== '/GTS_PDFA1' || !intent['/OutputConditionIdentifier'], 'it is not that of PDF/A'),
			...when(pdf.dict(intent['/DestOutputProfile'])['/N'] !== 3, 'its profile is not for red, green and blue'),
			...when(profile.slice(36, 40) !== 'acsp' || profile.slice(12, 20) !== 'mntrRGB ', 'its profile is none')
		];
	},
	'6.2.4 colour': (pdf) => [
		...withKey(pdf, '/ColorSpace', '/Pattern', '/Shading'),
		...operators(pdf).flatMap(({ operator, operands }) =>
			when(
				/^rg$/i.test(operator) && !(operands.length === 3 && operands.every((each) => Number(each) >= 0 && Number(each) <= 1)),
				'a colour'
			)
		)
	],
	'6.2.5 graphics state': (pdf) => withKey(pdf, '/ExtGState', '/TR', '/TR2', '/HTP', '/HT'),
	'6.2.6 rendering intents': (pdf) => withKey(pdf, '/RI', '/Intent'),
	'6.2.8 images, 6.2.9 forms': (pdf) =>
		[...pdf.all.values()].flatMap((value) => when(isDict(value) && value['/Type'] === '/XObject', 'an image or a form')),
	'6.2.10 transparency': (pdf) => withKey(pdf, '/Group', '/SMask', '/ca', '/CA', '/BM'),
	'6.2.11 fonts': (pdf) =>
		Object.entries(fontFaults(pdf)).flatMap(([clause, faults]) => faults.map((fault) => `${clause}: ${fault}`)),
	'6.3 annotations': (pdf) => withKey(pdf, '/Annots'),
	'6.4 forms and 6.5 actions': (pdf) => [
		...withKey(pdf, '/AcroForm', '/AA', '/JS', '/JavaScript', '/XFA', '/NeedsRendering', '/URI', '/Launch'),
		...when(!Array.isArray(pdf.at(pdf.catalog['/OpenAction']) ?? []), 'something is done when the file is opened')
	],
	'6.6.2 metadata': (pdf) => {
		const stream = pdf.dict(pdf.catalog['/Metadata']);
		const packet = pdf.stream(pdf.catalog['/Metadata']);
		return [
			...when(stream['/Type'] !== '/Metadata' || stream['/Subtype'] !== '/XML' || '/Filter' in stream, 'no plain XMP'),
			...when(/<\?xpacket[^>]*\b(bytes|encoding)=/.test(packet), 'a header with bytes or encoding'),
			...undescribed(packet).map((name) => `${name} is not described`)
		];
	},
	'6.6.4 version': (pdf) => {
		const packet = pdf.stream(pdf.catalog['/Metadata']);
		return [
			...when(!packet.includes('xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'), 'no name of the standard'),
			...when(!packet.includes('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>'), 'no part and level')
		];
	},
	'6.8 files, 6.9 layers, 6.10 presentations, 6.11 requirements': (pdf) =>
		withKey(pdf, '/EmbeddedFiles', '/EF', '/OCProperties', '/AlternatePresentations', '/PresSteps', '/Requirements')
};

function deepest(found: readonly { operator: string }[]): number {
	let [depth, most] = [0, 0];
	for (const { operator } of found) {
		depth += operator === 'q' ? 1 : operator === 'Q' ? -1 : 0;
		most = Math.max(most, depth);
	}
	return most;
}

/** Those that PDF/A knows by itself (XMP's own, Dublin Core, PDF), and what describes others. */
const known = /^(rdf|x|xml|xmlns|dc|xmp|pdf|pdfaid|pdfaExtension|pdfaSchema|pdfaProperty)$/;

function undescribed(packet: string): string[] {
	const described = [...packet.matchAll(/<pdfaSchema:prefix>(\w+)</g)].map(([, prefix]) => prefix);
	const prefixes = [...packet.matchAll(/<(\w+):\w+/g)].map(([, prefix = '']) => prefix);
	return prefixes.filter((prefix) => !known.test(prefix) && !described.includes(prefix));
}
