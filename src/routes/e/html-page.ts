/**
 * A page that is whole in one answer: its styles stand in it, and it has no script. Its content policy allows exactly these styles, the
 * app's fonts and pictures, and nothing else.
 */
import { createHash } from 'node:crypto';
import type { Component } from 'svelte';
import { render } from 'svelte/server';
import fonts from '../../look/fonts.css?inline';
import tokens from '../../look/tokens.css?inline';
import grounds from '../../look/grounds.css?inline';
import basics from '../../look/basics.css?inline';
import narrow from './narrow.css?inline';
import page from './page.css?inline';
import sections from './sections.css?inline';

const styles = [fonts, tokens, grounds, basics, page, sections, narrow].join('\n');
const digest = createHash('sha256').update(styles).digest('base64');
const policy = [
	"default-src 'none'",
	`style-src 'sha256-${digest}'`,
	// The sizes of drawn marks stand in style attributes.
	"style-src-attr 'unsafe-inline'",
	"img-src 'self'",
	"font-src 'self'",
	"base-uri 'none'",
	"form-action 'none'"
].join('; ');

export interface PageHead {
	title: string;
	/** One sentence, for previews and search. */
	about: string;
	lang: string;
	dir: 'ltr' | 'rtl';
	/** The whole address of this page. */
	address: string;
	picture?: { address: string; alt: string; widthPx: number; heightPx: number };
	/** Other languages of this page, by tag. */
	others?: Record<string, string>;
}

/** Gives the page as an answer. What stands in `head` is escaped here, and Svelte escapes what stands in the body. */
export function htmlPage<P extends Record<string, unknown>>(
	component: Component<P>,
	props: P,
	head: PageHead,
	status = 200
): Response {
	const { body } = render(component as Component<Record<string, unknown>>, { props });
	return new Response(
		`<!doctype html>
<html lang="${escaped(head.lang)}" dir="${head.dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(head.title)}</title>
${metaOf(head)}
<link rel="icon" href="/favicon.svg">
<style>${styles}</style>
</head>
<body>${body}</body>
</html>
`,
		{
			status,
			headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': status === 200 ? 'public, max-age=60' : 'no-store' }
		}
	);
}

function metaOf({ title, about, lang, address, picture, others = {} }: PageHead): string {
	const property = (name: string, content: string | number) => `<meta property="${name}" content="${escaped(String(content))}">`;
	return [
		`<meta name="description" content="${escaped(about)}">`,
		`<link rel="canonical" href="${escaped(address)}">`,
		...Object.entries(others).map(([tag, href]) => `<link rel="alternate" hreflang="${escaped(tag)}" href="${escaped(href)}">`),
		property('og:type', 'website'),
		property('og:title', title),
		property('og:description', about),
		property('og:url', address),
		property('og:locale', lang),
		...(picture
			? [
					property('og:image', picture.address),
					property('og:image:type', 'image/png'),
					property('og:image:width', picture.widthPx),
					property('og:image:height', picture.heightPx),
					property('og:image:alt', picture.alt),
					'<meta name="twitter:card" content="summary_large_image">'
				]
			: ['<meta name="twitter:card" content="summary">'])
	].join('\n');
}

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
