/** Who writes: where the post looks for it, and beside the window for the reader, with place and day. */
import { isWindowLeft } from '#lib/domain/print/envelope.ts';
import type { Item } from '#lib/domain/item.ts';
import type { Mark, PlacedText, TextSection } from '#lib/domain/print/sheet.ts';
import type { WindowProfile } from '#lib/domain/print/window-profile.ts';
import type { FontSet } from '../text/font-set.ts';
import { unsettable } from '../text/unsettable.ts';
import { addressSide, fitAddress } from './address-block.ts';
import { dayOfLetter } from '#lib/domain/language/letter-customs.ts';
import { directionOf } from '#lib/domain/language/direction.ts';
import { isolated } from '#lib/domain/language/isolate.ts';
import { insideZone } from './letter-address.ts';
import { insetBy, widthOf, type Area } from './paper.ts';
import {
	paragraphDirection,
	firstBaselineMm,
	leadingMm,
	placeLine,
	setLines,
	setOneLine,
	stack,
	type TypeStyle
} from './typesetting.ts';

/** A line that is wider than the address may go nearly to the edges of what always shows. */
const lineInsetMm = 1;
const lineSizesPt = [7, 6.5, 6];
const ownWindowInsetMm = { x: 4, y: 1 };
const ownWindowSizesPt = [9, 8.5, 8, 7.5, 7];
const besideSizesPt = [10, 9, 8];
/** Between the window and what stands beside it. */
const besideWindowMm = 8;
/** And between it and the furthest place that can ever show in the window. */
const besideReachMm = 3;
/** Below the practice mark where both stand on one side. */
const topMm = { alone: 20, belowMark: 27 };
const lowestMm = 140;

export interface SenderForPost {
	marks: PlacedText[];
	/** What it takes of the window above the address, mm. */
	heightMm: number;
	/** What of it has no room there. */
	leftOut?: UnplacedSender;
}
export type UnplacedSender = 'country' | 'all';
const noSender: SenderForPost = { marks: [], heightMm: 0 };
const noRoom: SenderForPost = { ...noSender, leftOut: 'all' };

/**
 * The sender where the post reads it, in the window. Where it is a line, it only repeats what stands beside the window; when the line
 * is too long it becomes two, then two without the country, and `leftOut` says so. There are no marks when the writer gave no address,
 * or when not even these fit in the smallest type.
 */
export function senderForPost(
	{ from, locale }: Item,
	section: TextSection,
	profile: WindowProfile,
	fonts: FontSet
): SenderForPost {
	const { sender, senderZone } = profile;
	if (!from.address?.length || sender.kind === 'beside') return noSender;
	const inland = [from.name, ...from.address].filter((text) => text.trim() !== '');
	const parts = from.country?.trim() ? [...inland, from.country] : inland;
	if (sender.kind === 'window') {
		const place = {
			area: insetBy(senderZone ?? sender.window, ownWindowInsetMm),
			sizesPt: ownWindowSizesPt,
			align: 'middle',
			isNarrow: true
		} as const;
		for (const lines of [parts, inland]) {
			const fit = fitAddress(lines, place, { role: 'address', section }, fonts);
			if (fit.kind === 'fits') return { marks: fit.marks, heightMm: 0, ...withoutCountry(lines) };
		}
		return noRoom;
	}
	const overAddress = insideZone(profile);
	const whole = insetBy(profile.zone, { x: lineInsetMm, y: 0 });
	const look = { leading: 1.25, weight: 'regular', colour: 'soft', lang: locale } as const;
	const joined = (texts: string[]) => texts.map((part) => isolated(part, directionOf(locale))).join(' · ');
	for (const rows of [[parts], halves(parts), halves(inland)]) {
		for (const sizePt of lineSizesPt) {
			const lines = rows.map(joined).map((text) => {
				const style: TypeStyle = { ...look, sizePt, direction: paragraphDirection(text, locale) };
				return { line: setOneLine(text, style, fonts), style };
			});
			const widestMm = Math.max(...lines.map(({ line }) => line.widthMm));
			const area = [overAddress, whole].find((each) => widestMm <= widthOf(each));
			if (!area) continue;
			const side = addressSide(parts, locale);
			const marks = lines.map(({ line, style }, row) =>
				placeLine(line, area, overAddress.topMm + row * leadingMm(style) + firstBaselineMm(style), side)
			);
			const laterMm = lines.slice(1).reduce((sum, { style }) => sum + leadingMm(style), 0);
			return { marks, heightMm: sender.heightMm + laterMm, ...withoutCountry(rows.flat()) };
		}
	}
	return noRoom;

	function withoutCountry(shown: readonly string[]): Pick<SenderForPost, 'leftOut'> {
		return shown.length < parts.length ? { leftOut: 'country' } : {};
	}
}

/** The parts in two rows of about the same length, in their order. */
function halves(parts: string[]): string[][] {
	const longest = (at: number) => Math.max(parts.slice(0, at).join(' · ').length, parts.slice(at).join(' · ').length);
	const cuts = parts.slice(1).map((_, index) => index + 1);
	const at = cuts.toSorted((one, other) => longest(one) - longest(other))[0];
	return at === undefined ? [parts] : [parts.slice(0, at), parts.slice(at)];
}

export interface PlacedSender {
	marks: Mark[];
	bottomMm: number;
}

/**
 * Name, address, place and day on the side where the window is not; place and day alone when the rest shows in a window of its own.
 * Undefined when it would fill the page.
 */
export function placeSender(
	item: Item,
	section: TextSection,
	profile: WindowProfile,
	column: Pick<Area, 'leftMm' | 'rightMm'>,
	fonts: FontSet,
	isShown: boolean
): PlacedSender | undefined {
	const { window, reach } = profile;
	const isLeft = isWindowLeft(profile);
	const area = isLeft
		? { leftMm: Math.max(window.rightMm + besideWindowMm, reach.rightMm + besideReachMm), rightMm: column.rightMm }
		: { leftMm: column.leftMm, rightMm: Math.min(window.leftMm - besideWindowMm, reach.leftMm - besideReachMm) };
	const block = { role: 'address', section } as const;
	const look = { leading: 1.38, weight: 'regular', colour: 'ink', lang: item.locale, block } as const;
	const all = senderLines(item, fonts);
	const lines = isShown && profile.sender.kind === 'window' ? all.slice(-1) : all;
	for (const sizePt of besideSizesPt) {
		const set = lines.flatMap((text) => {
			const direction = paragraphDirection(text, item.locale);
			const style: TypeStyle = { ...look, sizePt, direction };
			return setLines(text, area.rightMm - area.leftMm, style, fonts);
		});
		const startMm = profile.sender.kind === 'window' ? topMm.belowMark : topMm.alone;
		const stacked = stack(set, area, startMm, isLeft ? 'right' : 'left');
		if (stacked.bottomMm <= lowestMm) return stacked;
	}
	return undefined;
}

function senderLines({ from, writtenOn, locale }: Item, fonts: FontSet): string[] {
	const around = directionOf(locale);
	const inWords = dayOfLetter(writtenOn, locale);
	const date = unsettable([inWords], fonts).characters.length === 0 ? inWords : writtenOn;
	const lines = [
		from.name,
		...(from.address ?? []),
		from.country ?? '',
		// Each part keeps its own direction: in a letter that runs from right to left a Latin town would take the day's number along.
		from.town ? [from.town, date].map((part) => isolated(part, around)).join(', ') : date
	];
	return lines.filter((text) => text.trim() !== '');
}
