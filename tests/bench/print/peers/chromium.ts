/** Prints one page of HTML to PDF with Chromium. Its memory is that of all its processes. */
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { browserLaunch } from '../../../support/browser.ts';
import { tell } from '../tell.ts';
import { above, below, font, inkPath, items, outFile, size } from './letter-parts.ts';

const startedAt = performance.now();
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const letters = items.map((item) => {
	const paragraph = (text: string) => `<p dir="auto">${escaped(text) || '&nbsp;'}</p>`;
	return `<section lang="${item.locale}">${above(item).map(paragraph).join('')}<svg width="227" height="80" viewBox="0 0 170 60"><path d="${inkPath(item)}" stroke="#000" fill="none"/></svg>${below(item).map(paragraph).join('')}</section>`;
});
const html = `<!doctype html><meta charset="utf-8"><style>@font-face{font-family:Serif;src:url(data:font/ttf;base64,${font.toString('base64')})}@page{size:A4;margin:20mm 25mm 25mm}body{margin:0;font:${size}pt/1.42 Serif,serif}p{margin:0 0 4pt}section{break-after:page}</style>${letters.join('')}`;
const browser = await chromium.launch(browserLaunch(existsSync));
const tab = await browser.newPage();
await tab.setContent(html);
const pdf = await tab.pdf({ preferCSSPageSize: true });
writeFileSync(outFile, pdf);
const ms = performance.now() - startedAt;
const peakMb = chromiumPeakMb();
await browser.close();
tell({ letters: items.length, pages: pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0, ms, outFile, peakMb });

/** The highest resident size of each of this process's descendants, added up. */
function chromiumPeakMb(): number {
	const processes = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map(statusOf);
	const wanted = new Set([process.pid]);
	let peakKb = 0;
	for (let grew = true; grew;) {
		grew = false;
		for (const each of processes)
			if (each && wanted.has(each.parent) && !wanted.has(each.id)) {
				wanted.add(each.id);
				peakKb += each.peakKb;
				grew = true;
			}
	}
	return peakKb / 1024;
}

function statusOf(id: string): { id: number; parent: number; peakKb: number } | undefined {
	try {
		const status = readFileSync(`/proc/${id}/status`, 'utf8');
		const field = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
		return { id: Number(id), parent: field('PPid'), peakKb: field('VmHWM') };
	} catch {
		return undefined;
	}
}
