/** Writes what a PDF says about itself: the roles of its texts, its outline and the labels of its pages. */
import type { jsPDF } from 'jspdf';
import { pageLabels, writeOutline, type OutlineEntry, type PageLabel } from './contents-list.ts';
import { insideOf, type JsPdfInside } from './jspdf-inside.ts';
import { number, toPoints } from './numbers.ts';
import { viewerPreferences, type Sides } from './print-protection.ts';
import { srgbName, srgbProfile } from './srgb-profile.ts';
import type { ObjectWriter, Structure } from './structure.ts';
import { textString } from './text-string.ts';

/** Filled page by page, read when the file is written. */
export interface Contents {
	structure: Structure | undefined;
	outline: readonly OutlineEntry[];
	labels: readonly PageLabel[];
	heightsMm: readonly number[];
	/** What each page says of its cut. */
	boxes: readonly string[];
	sides: Sides;
	/** Of the file as a whole, as `xmpPacket` writes it. */
	packet: string;
}

/** `keepTrouble` runs what writes: jsPDF's event bus swallows what it throws. */
export function writeContents(
	document: jsPDF,
	{ structure, outline, labels, heightsMm, boxes, sides, packet }: Contents,
	keepTrouble: (write: () => void) => void
) {
	const { internal } = insideOf(document);
	let tree: number | undefined;
	let list: number | undefined;
	let metadata: number | undefined;
	let profile: number | undefined;
	internal.events.subscribe('putPage', ({ pageNumber }) => {
		internal.out(`${structure ? `/StructParents ${pageNumber - 1}/Tabs/S` : ''}${boxes[pageNumber - 1] ?? ''}`);
	});
	internal.events.subscribe('putResources', () =>
		keepTrouble(() => {
			const writer = objectWriter(internal);
			metadata = writePacket(packet, writer);
			profile = writeProfile(writer);
			tree = structure?.write(writer);
			list = writeOutline(outline, (page) => Number(number(toPoints(heightsMm[page] ?? 0))), writer);
		})
	);
	internal.events.subscribe('putCatalog', () => {
		if (metadata !== undefined) internal.out(`/Metadata ${metadata} 0 R`);
		if (profile !== undefined) internal.out(outputIntent(profile));
		if (tree !== undefined) internal.out(`/MarkInfo<</Marked true>>/StructTreeRoot ${tree} 0 R`);
		if (list !== undefined) internal.out(`/Outlines ${list} 0 R/PageMode/UseOutlines`);
		internal.out(`${viewerPreferences(sides)}${pageLabels(labels)}`);
	});
}

/** As it is: programs find it in a file whose streams they cannot read. */
function writePacket(packet: string, writer: ObjectWriter): number {
	const id = writer.newObject();
	writer.out(`<</Type/Metadata/Subtype/XML/Length ${packet.length}>>`);
	writer.out(`stream\n${packet}\nendstream`);
	writer.out('endobj');
	return id;
}

function writeProfile(writer: ObjectWriter): number {
	const id = writer.newObject();
	const profile = srgbProfile();
	writer.out(`<</N 3/Length ${profile.length}>>`);
	writer.out(`stream\n${profile}\nendstream`);
	writer.out('endobj');
	return id;
}

/** What the numbers of the colours mean (ISO 19005-2, 6.2.3). */
const outputIntent = (profile: number) =>
	`/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier${textString(srgbName)}/Info${textString(srgbName)}` +
	`/DestOutputProfile ${profile} 0 R>>]`;

function objectWriter(internal: JsPdfInside['internal']): ObjectWriter {
	return {
		newObject: () => internal.newObject(),
		reserve: () => internal.newObjectDeferred(),
		begin: (id) => internal.newObjectDeferredBegin(id, true),
		out: (line) => internal.out(line),
		pageObject: (page) => internal.getPageInfo(page + 1).objId
	};
}
