/** What a PDF says of itself in XMP (ISO 16684-1), where archives and screen readers look for it. The same as stands in its Info. */
import { binaryString } from './binary.ts';

interface Metadata {
	title: string;
	lang: string;
	createdAt: Date;
	producer: string;
}

export const creator = 'Writing Table';

/** The packet as a stream's bytes, in UTF-8. The mark of two bytes in `begin` says so, and the id is the same in every packet. */
export function xmpPacket({ title, lang, createdAt, producer }: Metadata): string {
	const moment = `${createdAt.toISOString().slice(0, 19)}Z`;
	const packet = [
		'<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
		'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
		'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"',
		' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
		'<dc:format>application/pdf</dc:format>',
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${inXml(title)}</rdf:li></rdf:Alt></dc:title>`,
		`<dc:language><rdf:Bag><rdf:li>${inXml(lang)}</rdf:li></rdf:Bag></dc:language>`,
		`<xmp:CreatorTool>${creator}</xmp:CreatorTool><xmp:CreateDate>${moment}</xmp:CreateDate>`,
		`<pdf:Producer>${inXml(producer)}</pdf:Producer>`,
		'</rdf:Description></rdf:RDF></x:xmpmeta>',
		'<?xpacket end="r"?>'
	];
	return binaryString(new TextEncoder().encode(packet.join('\n')));
}

const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
