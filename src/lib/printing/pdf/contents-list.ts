/** How a reader of the PDF finds its way: an outline with an entry for each case, and a label on every page. */
import type { ObjectWriter } from './structure.ts';
import { textString } from './text-string.ts';

export interface OutlineEntry {
	title: string;
	/** Counted from 0. */
	page: number;
}

/** From `page` on, pages are labelled with the prefix and a number that grows from `start`. */
export interface PageLabel {
	page: number;
	prefix: string;
	start: number;
}

/** Gives the number of the outline's root; undefined when there is nothing to list. */
export function writeOutline(
	entries: readonly OutlineEntry[],
	topOf: (page: number) => number,
	writer: ObjectWriter
): number | undefined {
	if (entries.length === 0) return undefined;
	const root = writer.reserve();
	const ids = entries.map(() => writer.reserve());
	const put = (id: number, content: string) => {
		writer.begin(id);
		writer.out(content);
		writer.out('endobj');
	};
	entries.forEach(({ title, page }, index) => {
		const [before, after] = [ids[index - 1], ids[index + 1]];
		const links = `${before ? `/Prev ${before} 0 R` : ''}${after ? `/Next ${after} 0 R` : ''}`;
		const place = `[${writer.pageObject(page)} 0 R /XYZ 0 ${topOf(page)} 0]`;
		put(ids[index] ?? 0, `<</Title${textString(title)}/Parent ${root} 0 R${links}/Dest${place}>>`);
	});
	put(root, `<</Type/Outlines/First ${ids[0]} 0 R/Last ${ids.at(-1)} 0 R/Count ${ids.length}>>`);
	return root;
}

/** Gives the `/PageLabels` entry of the PDF catalogue. */
export function pageLabels(labels: readonly PageLabel[]): string {
	const written = labels.map(({ page, prefix, start }) => {
		const from = start === 1 ? '' : `/St ${start}`;
		return `${page}<</S/D${prefix === '' ? '' : `/P${textString(prefix)}`}${from}>>`;
	});
	return `/PageLabels<</Nums[${written.join(' ')}]>>`;
}

/** Notes labels as pages come, and only where the numbering breaks off. */
export function labelList() {
	const labels: PageLabel[] = [];
	let next: { prefix: string; number: number } | undefined;
	return {
		labels,
		note(page: number, prefix: string, number: number) {
			if (next?.prefix !== prefix || next.number !== number) labels.push({ page, prefix, start: number });
			next = { prefix, number: number + 1 };
		}
	};
}
