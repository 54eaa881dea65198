/** Makes the files of a kit: plain paper, cards and labels apart, since each lies in another tray. */
import { kitParts, partFacts, type KitPaper, type KitPart } from '#lib/domain/kit/parts.ts';
import type { KitLanguage, KitSetting } from '#lib/printing/kit/kit-setting.ts';
import { writeKit } from '#lib/printing/kit/kit-file.ts';
import { pagesIn, type LaidKitPart } from '#lib/printing/kit/kit.ts';
import { layOutPacking, type LaidKit } from './lay-out-kit.later.ts';
import { untilDrawn } from './until-drawn.ts';

export interface MadeKitFile {
	file: File;
	paper: KitPaper;
	/** Of which part and language it is, where each has a file of its own. */
	of?: { part: KitPart; lang: string };
	pages: number;
}

export type MadeKit = { kind: 'made'; files: MadeKitFile[] } | { kind: 'cancelled' } | { kind: 'too-large' };

interface KitToMake {
	laid: Extract<LaidKit, { kind: 'laid' }>;
	setting: Omit<KitSetting, 'fonts'>;
	languages: readonly KitLanguage[];
	copies: Readonly<Partial<Record<KitPart, number>>>;
	isTwoSided: boolean;
	files: 'one' | 'each';
	title: string;
	createdAt: Date;
}

interface KitWatch {
	onPages: (done: number, total: number) => void;
	signal: AbortSignal;
}

export async function makeKit(kit: KitToMake, { onPages, signal }: KitWatch): Promise<MadeKit> {
	const orders = ordersOf(kit);
	const total = orders.reduce((sum, { parts }) => sum + parts.reduce((all, part) => all + pagesOf(part, kit), 0), 0);
	const { setting, isTwoSided, createdAt, languages } = kit;
	const files: MadeKitFile[] = [];
	let done = 0;
	try {
		for (const { parts, paper, of, name } of orders) {
			const copies = parts.map((laid) => ({ laid, copies: kit.copies[laid.part] ?? 1 }));
			const lang = of?.lang ?? languages[0]?.lang ?? 'en';
			const order = { parts: copies, paper, envelope: setting.envelope, isTwoSided, title: kit.title, lang, createdAt };
			const before = done;
			const written = await writeKit(order, kit.laid.fonts, {
				onPage: (pages) => onPages(Math.min(total, (done = before + pages)), total),
				pause: untilDrawn,
				nowMs: () => performance.now(),
				signal
			});
			if (written.kind === 'cancelled') return written;
			const fileName = `writing-table-${setting.facts.code}-kit${name}.pdf`;
			files.push({ file: new File(written.parts, fileName, { type: 'application/pdf' }), paper, of, pages: written.pages });
		}
	} catch (problem) {
		// Engines say in different words that memory ended, and all throw this.
		if (problem instanceof RangeError) return { kind: 'too-large' };
		throw problem;
	}
	return { kind: 'made', files };
}

interface FileOrder {
	parts: LaidKitPart[];
	paper: KitPaper;
	name: string;
	of?: { part: KitPart; lang: string };
}

function ordersOf(kit: KitToMake): FileOrder[] {
	const { laid, setting, languages, copies, files } = kit;
	const packed = kitParts.flatMap((part) => {
		const count = copies[part];
		return count === undefined || part === 'packing' ? [] : [{ part, copies: count }];
	});
	const chosen = laid.parts
		.filter(({ part }) => copies[part] !== undefined)
		.map((each) => (each.part === 'packing' ? layOutPacking(setting, languages, packed, laid.fonts) : each))
		.filter(({ documents, stock }) => documents.length > 0 || (stock?.cards.length ?? 0) + (stock?.labels.length ?? 0) > 0);
	const onPaper = (paper: KitPaper) => chosen.filter(({ part }) => partFacts[part].paper === paper);
	const plain = onPaper('plain');
	const plainOrders: FileOrder[] =
		files === 'one'
			? [{ parts: plain, paper: 'plain', name: '' }]
			: plain.flatMap((each) =>
					[...new Set(each.documents.map(({ lang }) => lang))].map((lang): FileOrder => ({
						parts: [{ ...each, documents: each.documents.filter((document) => document.lang === lang) }],
						paper: 'plain',
						of: { part: each.part, lang },
						name: `-${each.part}-${lang}`
					}))
				);
	const others: FileOrder[] = [
		{ parts: onPaper('card'), paper: 'card', name: '-cards' },
		{ parts: onPaper('label'), paper: 'label', name: '-labels' }
	];
	return [...plainOrders, ...others].filter(({ parts }) => parts.length > 0);
}

/** About how many pages it will be, for the bar alone. */
function pagesOf(laid: LaidKitPart, { copies, isTwoSided }: KitToMake): number {
	const { part, stock } = laid;
	const count = copies[part] ?? 1;
	if (stock) return Math.ceil((stock.cards.length * count) / 4) * 2 + Math.ceil((stock.labels.length * count) / 21);
	const onSheets = (pages: number) => (partFacts[part].isTwoSided ? Math.ceil(pages / 2) * 2 : pages * 2);
	return pagesIn(laid).reduce((sum, pages) => sum + (isTwoSided ? onSheets(pages) : pages) * count, 0);
}
