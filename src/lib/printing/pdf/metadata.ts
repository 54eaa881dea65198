/** What a PDF says of itself in XMP (ISO 16684-1), where archives and screen readers look for it. The same as stands in its Info. */
import { binaryString } from './binary.ts';

interface Metadata {
	title: string;
	lang: string;
	createdAt: Date;
	producer: string;
	/** Everything in the file is tagged as what it is (PDF/UA-1). */
	isAccessible: boolean;
}

export const creator = 'Writing Table';

/** The packet as a stream's bytes, in UTF-8. The mark of two bytes in `begin` says so, and the id is the same in every packet. */
export function xmpPacket({ title, lang, createdAt, producer, isAccessible }: Metadata): string {
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
		'</rdf:Description>',
		archived,
		...(isAccessible ? [accessible, accessibleSchema] : []),
		'</rdf:RDF></x:xmpmeta>',
		'<?xpacket end="r"?>'
	];
	return binaryString(new TextEncoder().encode(packet.join('\n')));
}

/** The file is a PDF/A-2u (ISO 19005-2, 6.6.4): it can be kept, and every sign in it has its text. */
const archived = [
	'<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">',
	'<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance></rdf:Description>'
].join('\n');

/** And a PDF/UA-1 (ISO 14289-1, clause 5). */
const accessible = [
	'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
	'<pdfuaid:part>1</pdfuaid:part></rdf:Description>'
].join('\n');

/** PDF/A asks for a description of what its own list of properties lacks (ISO 19005-2, 6.6.2.3). */
const accessibleSchema = [
	'<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"',
	' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">',
	'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">',
	'<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>',
	'<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>',
	'<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
	'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
	'<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>',
	'<pdfaProperty:category>internal</pdfaProperty:category>',
	'<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>',
	'</rdf:li></rdf:Seq></pdfaSchema:property>',
	'</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>'
].join('\n');

const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
