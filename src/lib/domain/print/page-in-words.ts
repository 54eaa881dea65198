/** What stands on a laid-out page, in words, for people who hear it: lines are joined into paragraphs again. */
import type { Mark, PlacedText, SheetPage, TextBlock } from './sheet.ts';

interface SaidBlock {
	role: TextBlock['role'];
	lang: string;
	/** The lines of an address, or a single text. */
	lines: string[];
}

/** The blocks of a page in the order in which they are read. Text that only helps on paper, such as a page number, is left out. */
export function pageInWords({ marks }: SheetPage): SaidBlock[] {
	const said = new Map<TextBlock, SaidBlock>();
	const open = new Map<TextBlock, PlacedText>();
	for (const mark of flat(marks)) {
		const block = mark.kind === 'text' || mark.kind === 'strokes' ? mark.block : undefined;
		if (!block) continue;
		if (mark.kind === 'text') addLine(said, open, block, mark);
		else if (block.alt) said.set(block, { role: block.role, lang: block.alt.lang, lines: [block.alt.text] });
	}
	return [...said.values()];
}

function flat(marks: readonly Mark[]): Mark[] {
	return marks.flatMap((mark) => (mark.kind === 'group' ? flat(mark.marks) : [mark]));
}

function addLine(said: Map<TextBlock, SaidBlock>, open: Map<TextBlock, PlacedText>, block: TextBlock, line: PlacedText) {
	const known = said.get(block);
	const before = open.get(block);
	open.set(block, line);
	if (!known) said.set(block, { role: block.role, lang: block.section.lang, lines: [line.text] });
	else if (block.role === 'address') known.lines.push(line.text);
	else known.lines[0] += (before?.isCut ? '' : ' ') + line.text;
}
