/**
 * What a PDF/UA-1 must be, clause by clause of ISO 14289-1:2014, with the checkpoint of the Matterhorn Protocol 1.1 that a program can
 * decide. Each check gives what is wrong. That a text is truly a heading, and an alternative text a good one, only people can see.
 */
import { contentOf, fontFaults } from './fonts.ts';
import { isDict, operatorsIn, type Dict, type PdfObjects, type Value } from './objects.ts';

type Check = (pdf: PdfObjects) => string[];

const when = (isWrong: boolean, fault: string) => (isWrong ? [fault] : []);
const packetOf = (pdf: PdfObjects) => pdf.stream(pdf.catalog['/Metadata']);
const language = /^u:[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;
const standardTypes = new Set(['/Document', '/Sect', '/H1', '/P', '/Figure']);
/** Operators that put ink on the page. */
const inks = new Set(['TJ', 'Tj', 'S', 's', 'f']);

export const accessibleChecks: Readonly<Record<string, Check>> = {
	'5 version (06-002)': (pdf) => when(!packetOf(pdf).includes('<pdfuaid:part>1</pdfuaid:part>'), 'no mark of PDF/UA-1'),
	'7.1 marked (01-006, 02-001)': (pdf) => [
		...when(pdf.dict(pdf.catalog['/MarkInfo'])['/Marked'] !== true, 'the file does not say that it is tagged'),
		...when('/Suspects' in pdf.dict(pdf.catalog['/MarkInfo']), 'its tags are in doubt'),
		...elements(pdf).flatMap(({ element }) =>
			when(!standardTypes.has(String(element['/S'])), `the type ${String(element['/S'])}`)
		)
	],
	'7.1 all content is tagged or an artifact (01-003, 01-004, 01-005)': (pdf) => pdf.pages.flatMap((page) => untagged(pdf, page)),
	'7.1 tags and content belong together (01-001)': (pdf) => {
		const parents = pdf.at(pdf.dict(pdf.dict(pdf.catalog['/StructTreeRoot'])['/ParentTree'])['/Nums'] ?? []) as Value[];
		return pdf.pages.flatMap((page) => {
			const at = parents.indexOf(page['/StructParents'] ?? null);
			if (at < 0) return ['a page that the tree does not know'];
			const owners = pdf.at(parents[at + 1]) as string[];
			const ids = marksIn(pdf, page);
			return [
				...when(ids.length !== owners.length || ids.some((id, index) => id !== index), 'marks that no element has'),
				...owners.flatMap((owner) => when(pdf.dict(owner)['/Type'] === undefined && !('/S' in pdf.dict(owner)), 'no owner'))
			];
		});
	},
	'7.1 title (06-001, 06-003, 07-001, 07-002)': (pdf) => [
		...when(!/<dc:title>.*<rdf:li [^>]*>[^<]+<\/rdf:li>/s.test(packetOf(pdf)), 'no title'),
		...when(pdf.dict(pdf.catalog['/ViewerPreferences'])['/DisplayDocTitle'] !== true, 'the title is not shown')
	],
	'7.2 language (11-001 to 11-006)': (pdf) => [
		...when(!language.test(String(pdf.catalog['/Lang'])), 'the file has no language'),
		...elements(pdf).flatMap(({ element }) => [
			...when('/Lang' in element && !language.test(String(element['/Lang'])), `the language ${String(element['/Lang'])}`),
			...when(element['/S'] === '/Sect' && !('/Lang' in element), 'a letter without a language'),
			...when('/Alt' in element && !('/Lang' in element), 'an alternative text without a language')
		])
	],
	'7.3 figures (13-004)': (pdf) =>
		elements(pdf)
			.filter(({ element }) => element['/S'] === '/Figure')
			.flatMap(({ element }) => [
				...when(!/^u:.+/.test(String(element['/Alt'] ?? '')), 'a figure without an alternative text'),
				...when(!isBoxOnPage(pdf, element), 'a figure that does not say where it is')
			]),
	'7.4 headings (14-002, 14-003, 14-006)': (pdf) =>
		elements(pdf).flatMap(({ element }) => when(/^\/H([2-6]?$)/.test(String(element['/S'])), 'a heading of another level')),
	'7.5 tables, 7.6 lists, 7.7 formulas, 7.9 notes': (pdf) =>
		elements(pdf).flatMap(({ element }) =>
			when(/^\/(Table|TR|TH|TD|L|LI|Formula|Note)$/.test(String(element['/S'])), `${String(element['/S'])} was not looked for`)
		),
	'7.10 layers (20-001)': (pdf) => when('/OCProperties' in pdf.catalog, 'layers'),
	'7.11 files (21-001)': (pdf) => when('/EmbeddedFiles' in pdf.dict(pdf.catalog['/Names']), 'files inside'),
	'7.16 security (26-001)': (pdf) => when('/Encrypt' in pdf.trailer, 'enciphered'),
	'7.18 annotations and order of the pages (28-009)': (pdf) =>
		pdf.pages.flatMap((page) => [
			...when('/Annots' in page, 'annotations'),
			...when(page['/Tabs'] !== '/S', 'a page whose order is not that of its tags')
		]),
	'7.20 forms (30-001)': (pdf) =>
		[...pdf.all.values()].flatMap((value) => when(isDict(value) && value['/Subtype'] === '/Form', 'a form')),
	'7.21 fonts (31-001 to 31-030)': (pdf) => Object.values(fontFaults(pdf)).flat()
};

interface PlacedElement {
	element: Dict;
}

function elements(pdf: PdfObjects): PlacedElement[] {
	const below = (value: Value | undefined): PlacedElement[] => {
		if (Array.isArray(value)) return value.flatMap(below);
		const element = pdf.dict(value);
		return '/S' in element ? [{ element }, ...below(element['/K'])] : [];
	};
	return below(pdf.dict(pdf.catalog['/StructTreeRoot'])['/K']);
}

/** Ink outside all marks, and marks inside marks. */
function untagged(pdf: PdfObjects, page: Dict): string[] {
	const faults: string[] = [];
	let depth = 0;
	for (const { operator } of operatorsIn(contentOf(pdf, page))) {
		if (operator === 'BDC' || operator === 'BMC') depth++;
		if (operator === 'EMC') depth--;
		if (depth > 1) faults.push('a mark inside a mark');
		if (depth < 1 && inks.has(operator)) faults.push(`${operator} outside every mark`);
	}
	return [...faults, ...when(depth !== 0, 'a mark without an end')];
}

const marksIn = (pdf: PdfObjects, page: Dict) =>
	operatorsIn(contentOf(pdf, page))
		.filter(({ operator }) => operator === 'BDC')
		.map(({ operands }) => Number(operands[operands.indexOf('/MCID') + 1]));

function isBoxOnPage(pdf: PdfObjects, figure: Dict): boolean {
	const box = pdf.dict(figure['/A'])['/BBox'];
	const page = pdf.dict(figure['/Pg'])['/MediaBox'];
	if (!Array.isArray(box) || !Array.isArray(page)) return false;
	const [left = NaN, bottom = NaN, right = NaN, top = NaN] = box.map(Number);
	return left >= 0 && bottom >= 0 && left < right && bottom < top && right <= Number(page[2]) && top <= Number(page[3]);
}
