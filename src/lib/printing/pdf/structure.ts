/** What the text of a PDF is: a document of sections, each of headings, paragraphs and addresses, in the order they are read. */
import type { PlacedText, TextBlock, TextSection } from '#lib/domain/print/sheet.ts';
import { number } from './numbers.ts';
import { textString } from './text-string.ts';

/** Gives every block of one page its number there. */
export interface PageTags {
	mark(block: TextBlock): number;
	/** A line of it, as it is read: kept where signs stand in another order than they are read in. */
	read(block: TextBlock, line: PlacedText): void;
	/** Where a figure lies. */
	place(block: TextBlock, box: PageBox): void;
}

/** An address is a paragraph: a `Div` may only hold other elements (ISO 32000-1, 14.8.4.2). */
const tags = { heading: 'H1', paragraph: 'P', address: 'P', figure: 'Figure' } as const;

/** Left, bottom, right and top on the page, in points. */
export type PageBox = readonly [number, number, number, number];
export const blockTag = (block: TextBlock) => tags[block.role];

/** What is needed of a PDF to write objects into it. */
export interface ObjectWriter {
	newObject(): number;
	/** A number whose object is begun later. */
	reserve(): number;
	begin(id: number): void;
	out(line: string): void;
	/** The object of a page, counted from 0. */
	pageObject(page: number): number;
}

interface BlockEntry {
	tag: string;
	section: number;
	/** Page and number there, one pair after another: a paragraph may go on over the page. */
	places: number[];
	/** Every line, in the order of reading, when one of them runs from right to left. */
	text: string;
	alt: TextBlock['alt'];
	box?: PageBox;
}

export interface Structure {
	openPage(): PageTags;
	/** Gives the number of the tree's root. */
	write(writer: ObjectWriter): number;
}

/** Gives an empty structure, which collects blocks and sections while pages are drawn. */
export function newStructure(): Structure {
	const sections: string[] = [];
	const blocks: BlockEntry[] = [];
	/** Blocks by page, in the order of their numbers there. */
	const pages: number[][] = [];
	const sectionOf = new WeakMap<TextSection, number>();
	const blockOf = new WeakMap<TextBlock, number>();
	/** The lines of the block that is being read. */
	let reading: { block?: TextBlock; text: string; isCut: boolean } = { text: '', isCut: true };
	const numberOf = (block: TextBlock): number => {
		const known = blockOf.get(block);
		if (known !== undefined) return known;
		let section = sectionOf.get(block.section);
		if (section === undefined) sectionOf.set(block.section, (section = sections.push(block.section.lang) - 1));
		const number = blocks.push({ tag: blockTag(block), section, places: [], text: '', alt: block.alt }) - 1;
		blockOf.set(block, number);
		return number;
	};
	return {
		openPage: () => {
			const here: number[] = [];
			const page = pages.push(here) - 1;
			return {
				mark: (block) => {
					const number = numberOf(block);
					const id = here.push(number) - 1;
					blocks[number]?.places.push(page, id);
					return id;
				},
				place: (block, box) => {
					const entry = blocks[numberOf(block)];
					if (entry) entry.box = box;
				},
				read: (block, line) => {
					if (block !== reading.block) reading = { block, text: '', isCut: true };
					const text = line.isDivided ? line.text.slice(0, -1) : line.text;
					reading.text += reading.isCut ? text : ` ${text}`;
					reading.isCut = line.isCut ?? false;
					const entry = blocks[numberOf(block)];
					if (entry && (entry.text !== '' || line.runs?.some((run) => run.isRtl))) entry.text = reading.text;
				}
			};
		},
		write: (writer) => writeTree(writer, sections, blocks, pages)
	};
}

function writeTree(
	writer: ObjectWriter,
	sections: readonly string[],
	blocks: readonly BlockEntry[],
	pages: readonly number[][]
): number {
	const put = (id: number, content: string) => {
		writer.begin(id);
		writer.out(content);
		writer.out('endobj');
	};
	const root = writer.reserve();
	const document = writer.reserve();
	const parents = writer.reserve();
	const sectionIds = sections.map(() => writer.reserve());
	const kids: number[][] = sections.map(() => []);
	const blockIds = blocks.map(({ tag, section, places, text, alt, box }) => {
		const id = writer.newObject();
		const actualText = text === '' || text.length > longestText ? '' : `/ActualText${textString(text)}`;
		writer.out(`<</S/${tag}/P ${sectionIds[section]} 0 R${actualText}${altOf(alt)}${boxOf(box)}${content(places, writer)}>>`);
		writer.out('endobj');
		kids[section]?.push(id);
		return id;
	});
	sections.forEach((lang, index) => {
		put(sectionIds[index] ?? 0, `<</S/Sect/P ${document} 0 R/Lang${textString(lang)}/K[${references(kids[index] ?? [])}]>>`);
	});
	put(document, `<</S/Document/P ${root} 0 R/K[${references(sectionIds)}]>>`);
	const numbers = pages.map((here, page) => `${page}[${references(here.map((block) => blockIds[block] ?? 0))}]`);
	put(parents, `<</Nums[${numbers.join(' ')}]>>`);
	put(root, `<</Type/StructTreeRoot/K ${document} 0 R/ParentTree ${parents} 0 R/ParentTreeNextKey ${pages.length}>>`);
	return root;
}

/** A string has at most 32,767 bytes, two for each sign (ISO 19005-2, 6.1.13). A longer paragraph is read by its signs alone. */
const longestText = 16_000;

const boxOf = (box: PageBox | undefined) => (box ? `/A<</O/Layout/BBox[${box.map((each) => number(each)).join(' ')}]>>` : '');

const altOf = (alt: TextBlock['alt']) => (alt ? `/Alt${textString(alt.text)}/Lang${textString(alt.lang)}` : '');

const references = (ids: readonly number[]) => ids.map((id) => `${id} 0 R`).join(' ');

/** On the block's own page a number is enough; elsewhere the page must be named. */
function content(places: readonly number[], writer: ObjectWriter): string {
	const first = places[0] ?? 0;
	const kids: string[] = [];
	for (let i = 0; i < places.length; i += 2) {
		const [page, id] = [places[i] ?? 0, places[i + 1] ?? 0];
		kids.push(page === first ? String(id) : `<</Type/MCR/Pg ${writer.pageObject(page)} 0 R/MCID ${id}>>`);
	}
	return `/Pg ${writer.pageObject(first)} 0 R/K ${kids.length === 1 ? kids[0] : `[${kids.join(' ')}]`}`;
}
