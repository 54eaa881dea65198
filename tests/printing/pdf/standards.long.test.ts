import { describe, expect, test } from 'vitest';
import type { Item } from '../../../src/lib/domain/item.ts';
import { printItems, type PrintRequest } from '../../../src/lib/printing/print-job.ts';
import { aCard, aLetter, aSignature } from '../../support/items.ts';
import { accessibleChecks } from '../../support/pdf-standards/accessible.ts';
import { archiveChecks } from '../../support/pdf-standards/archive.ts';
import { objectsIn } from '../../support/pdf-standards/objects.ts';
import { readByGhostscript, readByMuPdf, readByQpdf } from '../../support/pdf-readers.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';

const address = ['3 Harbour Street', 'NH1 2AB'];
const inManyScripts = [
	['nl', 'Wij vragen u om mensen\u00adrechten, vrij\u00adheid en coördinatie.'],
	['ar', 'السيد الرئيس، أطلب العدالة لـ Wendy في 2026.'],
	['he', 'שלום, I ask for justice (2026).'],
	['fa', 'می‌خواهم\ufeff عدالت'],
	['hi', 'कृपया न्याय कीजिए। ksha: क्ष'],
	['th', 'ขอความยุติธรรมให้เธอ'],
	['my', 'တရားမျှတမှု'],
	['zh-Hans', '我们请求公正对待。'],
	['ja', '正義を求めます。'],
	['ti', 'ፍትሒ ንሓትት ኣለና'],
	['und', 'A box for 𓀀 and a heart ❤ and 😀.']
] as const;
const items: Item[] = [
	...inManyScripts.map(([locale, text]) =>
		aLetter({ locale, paragraphs: [text], from: { name: 'Nora', address, country: 'UK' } })
	),
	aLetter({ signature: aSignature(), paragraphs: ['I ask you to look into this, fully and fairly. '.repeat(160).trim()] }),
	aLetter({ locale: 'he', paragraphs: ['שלום '.repeat(4_000).trim()], practice: 2021 }),
	aCard({ drawing: aSignature(), practice: 2021 }),
	aCard({ front: 'waves' }),
	aCard({ drawing: aSignature() })
];

async function pdfOf(change: Partial<PrintRequest>, these: readonly Item[] = items) {
	const request: PrintRequest = {
		...{ kind: 'all', envelope: 'din5008b', words: printWords, title: 'Letters · Brieven', createdAt: new Date(0) },
		...change
	};
	const printed = await printItems(these, request, printFonts);
	if (printed.kind !== 'printed') throw new Error(printed.kind);
	return printed.pdf;
}

const kinds: Record<string, Partial<PrintRequest>> = {
	'letters and cards': {},
	'letters on both sides for a US window': { kind: 'letters', envelope: 'us10', isTwoSided: true },
	'cards with bleed': { kind: 'cards', hasBleed: true, flip: 'short-edge' },
	labels: { kind: 'labels' },
	envelopes: { kind: 'envelopes', direct: 'c5' },
	covers: { kind: 'covers' },
	'letters without tags': { kind: 'letters', isTagged: false }
};
const faultsIn = (pdf: Uint8Array, checks: typeof archiveChecks) => {
	const objects = objectsIn(pdf);
	const found = Object.entries(checks).map(([clause, check]) => [clause, [...new Set(check(objects))]] as const);
	return Object.fromEntries(found.filter(([, faults]) => faults.length > 0));
};

describe.each(Object.entries(kinds))('a file of %s', (name, change) => {
	let kept: Promise<Uint8Array> | undefined;
	const once = () => (kept ??= pdfOf(change));
	const isAccessible = name !== 'covers' && change.isTagged !== false;
	test(`is a PDF/A-2u${isAccessible ? ' and a PDF/UA-1' : ' and does not say that it is a PDF/UA'}`, async () => {
		const pdf = await once();
		expect(faultsIn(pdf, archiveChecks)).toEqual({});
		if (isAccessible) expect(faultsIn(pdf, accessibleChecks)).toEqual({});
		else expect(Buffer.from(pdf).toString('latin1')).not.toContain('pdfuaid');
	});
	test('opens in three readers without a complaint, and has the same bytes again', async () => {
		const pdf = await once();
		for (const read of [readByQpdf, readByMuPdf, readByGhostscript]) expect(read(pdf).complaints).toBe('');
		expect(await pdfOf(change)).toEqual(pdf);
	});
});

describe('the checks see', () => {
	let kept: Promise<Uint8Array> | undefined;
	const good = () => (kept ??= pdfOf({}, [aLetter({ signature: aSignature() })]));
	/** Another text of the same length in its place. */
	const spoiled = async (from: string, to: string) => {
		const raw = Buffer.from(await good()).toString('latin1');
		expect(raw).toContain(from);
		expect(to).toHaveLength(from.length);
		return Uint8Array.from(Buffer.from(raw.replaceAll(from, to), 'latin1'));
	};
	test.each([
		['6.1.2 header', '%PDF-1.7', '%PDF-2.0'],
		['6.1.9 objects', '\nendobj\n', ' endobj\n'],
		['6.2.3 output intent', 'GTS_PDFA1', 'GTS_PDFX1'],
		['6.2.11 fonts', '/CIDToGIDMap', '/CIDToGIDMxp'],
		['6.2.11 fonts', '/FontFile2', '/FontFile3'],
		['6.2.11 fonts', '/ToUnicode', '/ToUnicodx'],
		['6.2.11 fonts', '/W[0[', '/W[1['],
		['6.5', '/OpenAction', '/JavaScript'],
		['6.6.2 metadata', '/Subtype/XML', '/Subtype/XMX'],
		['6.6.2 metadata', '<pdfaSchema:prefix>pdfuaid', '<pdfaSchema:prefix>pdfuaxx'],
		['6.6.4 version', 'pdfaid:conformance>U', 'pdfaid:conformance>X'],
		['6.8', '/PageLayout', '/PresSteps '],
		['5 version', '<pdfuaid:part>1', '<pdfuaid:part>2'],
		['7.1 marked', '/Marked true', '/Marked null'],
		['7.1 marked', '/S/Sect', '/S/Sxct'],
		['7.1 tags and content', '/StructParents 0', '/StructParents 7'],
		['7.1 title', '/DisplayDocTitle', '/DisplayDocTitlx'],
		['7.2 language', '/Lang(en)', '/Lanx(en)'],
		['7.3 figures', '/Alt(', '/Alx('],
		['7.3 figures', '/BBox', '/BBxx'],
		['7.4 headings', '/S/H1', '/S/H2'],
		['7.18 annotations', '/Tabs/S', '/Tabs/R'],
		['7.20 forms', '/Subtype/Type0', '/Subtype/Form ']
	])('%s, when %s is %s', async (clause, from, to) => {
		const faults = faultsIn(await spoiled(from, to), { ...archiveChecks, ...accessibleChecks });
		expect(Object.keys(faults).filter((each) => each.includes(clause))).not.toEqual([]);
	});
	test('7.1 ink outside every mark, in a file that was written without tags', async () => {
		const faults = faultsIn(await pdfOf({ kind: 'letters', isTagged: false }, [aLetter()]), accessibleChecks);
		expect(Object.keys(faults).some((each) => each.startsWith('7.1 all content'))).toBe(true);
	});
});
