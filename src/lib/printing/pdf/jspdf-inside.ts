/**
 * Every point of jsPDF that is relied upon and that its types do not promise. The version is pinned; `jspdf-points.test.ts` has a
 * test for each and fails when an update changes one.
 */
import { jsPDF } from 'jspdf';

/** One of jsPDF's fonts, as handed to `putFont`. */
export interface FontSlot {
	id: string;
	encoding: string;
	objectNumber: number;
	isAlreadyPutted: boolean;
}

export interface PutFont {
	font: FontSlot;
	out(line: string): void;
	newObject(): number;
	putStream(options: { data: string; addLength1?: boolean; objectId: number }): void;
}

interface PageInfo {
	objId: number;
	pageNumber: number;
}

export interface JsPdfInside {
	internal: {
		pages: string[][];
		events: {
			subscribe(topic: 'putFont', listener: (payload: PutFont) => void): string;
			subscribe(topic: 'putPage', listener: (payload: PageInfo) => void): string;
			subscribe(topic: 'putResources' | 'putCatalog', listener: () => void): string;
		};
		write(line: string): void;
		out(line: string): void;
		newObject(): number;
		newObjectDeferred(): number;
		newObjectDeferredBegin(id: number, isPlaced: boolean): void;
		getFont(name: string, style: string): FontSlot;
		getNumberOfPages(): number;
		getPageInfo(page: number): PageInfo;
		getPageInfoByObjId(objectId: number): PageInfo;
		getCurrentPageInfo(): PageInfo;
	};
	__private__: {
		setPdfVersion(version: string): void;
		setCustomOutputDestination(destination: { push(line: string): void }): void;
		resetCustomOutputDestination(): void;
	};
}

interface FilterApi {
	processDataByFilters?: (data: string, filters: string[]) => { data: string; reverseChain: string };
}

export const insideOf = (document: jsPDF) => document as unknown as JsPdfInside;
export const filterApi = jsPDF.API as FilterApi;

/**
 * Gives out a font slot for a font that is written by us. `text` is the only way to mark a font as used; what it drew is dropped.
 * The encoding is none of jsPDF's, so that its own writers pass the slot by.
 */
export function claimFontSlot(document: jsPDF, name: string, stub: string): FontSlot {
	const { internal } = insideOf(document);
	document.addFileToVFS(`${name}.ttf`, stub);
	document.addFont(`${name}.ttf`, name, 'normal');
	document.setFont(name, 'normal');
	document.text(' ', 0, 0);
	internal.pages[internal.getCurrentPageInfo().pageNumber]?.pop();
	const slot = internal.getFont(name, 'normal');
	slot.encoding = 'cluster-font';
	return slot;
}

/** jsPDF asks for a page by its object on every page and searches all of them; pages are the objects 3, 5, 7, … */
export function findPagesDirectly(document: jsPDF) {
	const { internal } = insideOf(document);
	const search = internal.getPageInfoByObjId;
	internal.getPageInfoByObjId = (objectId) => {
		const page = (objectId - 1) / 2;
		if (Number.isInteger(page) && page >= 1 && page <= internal.getNumberOfPages()) {
			const info = internal.getPageInfo(page);
			if (info.objId === objectId) return info;
		}
		return search(objectId);
	};
}
