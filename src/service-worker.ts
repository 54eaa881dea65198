/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/** Keeps the app itself at hand without a network. It never holds letters: those are rows on the device, and pages send them. */
import { cacheNames } from 'workbox-core';
import { createHandlerBoundToURL, getCacheKeyForURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

interface ManifestEntry {
	url: string;
	revision: string | null;
}
interface SyncEvent extends ExtendableEvent {
	tag: string;
}
const worker = self as unknown as ServiceWorkerGlobalScope;
// The build puts the list of files into this one place.
const manifest = (self as unknown as { __WB_MANIFEST: ManifestEntry[] }).__WB_MANIFEST;
const previousBuild = 'previous-build';
const extraFonts = 'extra-fonts';
// The name of the cache that `printing/offline-fonts.ts` fills when an organiser makes all fonts ready.
const printFonts = 'print-fonts';

const isChunk = (url: URL) => url.origin === location.origin && url.pathname.startsWith('/_app/immutable/');
const isFont = (url: URL) => isChunk(url) && url.pathname.endsWith('.woff2');
const withoutQuery = (request: Request) => request.url.split('?')[0] ?? request.url;

// A tab still on the old build imports its lazy chunks after the new worker took over, so they stay for one generation.
// They are kept at install, because Workbox deletes them in its own activate handler.
worker.addEventListener('install', (event) => event.waitUntil(keepOutgoingChunks()));

async function keepOutgoingChunks() {
	const incoming = new Set(manifest.map((entry) => new URL(entry.url, location.origin).href));
	const [precache, previous] = await Promise.all([caches.open(cacheNames.precache), caches.open(previousBuild)]);
	for (const request of await previous.keys()) await previous.delete(request);
	for (const request of await precache.keys()) {
		if (!isChunk(new URL(request.url)) || incoming.has(withoutQuery(request))) continue;
		const response = await precache.match(request);
		if (response) await previous.put(withoutQuery(request), response);
	}
}

precacheAndRoute(manifest);
registerRoute(({ url }) => isFont(url), keptFont);
registerRoute(({ url }) => url.origin === location.origin && url.pathname.startsWith('/fonts/print/'), keptPrintFont);
registerRoute(
	({ url }) => isChunk(url),
	async ({ request }) => (await caches.match(request.url, { cacheName: previousBuild })) ?? fetch(request)
);
registerRoute(new NavigationRoute(createHandlerBoundToURL('/'), { denylist: [/^\/api\//, /^\/e(\/|$)/] }));

/** Fonts beyond the usual script are fetched when they are first needed, and then kept. Only a true font is ever kept. */
async function keptFont({ request }: { request: Request }): Promise<Response> {
	const cache = await caches.open(extraFonts);
	const kept = (await cache.match(request.url)) ?? (await caches.match(request.url, { cacheName: previousBuild }));
	if (kept) return kept;
	const response = await fetch(request);
	if (response.ok && response.headers.get('content-type') === 'font/woff2') await cache.put(request.url, response.clone());
	return response;
}

/**
 * Scripts beyond the usual are fetched when a letter first needs them, and then kept. The HTML of a sign-in page is never kept.
 */
async function keptPrintFont({ request }: { request: Request }): Promise<Response> {
	const cache = await caches.open(printFonts);
	const kept = await cache.match(request.url);
	if (kept) return kept;
	const response = await fetch(request);
	if (response.ok && !response.headers.get('content-type')?.includes('html')) await cache.put(request.url, response.clone());
	return response;
}

worker.addEventListener('message', (event) => {
	const told = event.data as { type?: string; asked?: string[] } | null;
	if (told?.type === 'SKIP_WAITING') void worker.skipWaiting();
	if (told?.type === 'WHAT_IS_MISSING') event.waitUntil(sayWhatIsMissing(told.asked ?? [], event.ports[0]));
});
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

/** A browser may clear single files of a cache. So missing files are fetched again, and only what is still missing is told. */
async function sayWhatIsMissing(asked: string[], port: MessagePort | undefined) {
	const files = await Promise.all(manifest.map((entry) => isKept(entry.url)));
	const kept = await Promise.all(asked.map(isKept));
	port?.postMessage({ files: files.filter((each) => !each).length, asked: asked.filter((_, at) => !kept[at]) });
}

async function isKept(url: string): Promise<boolean> {
	const key = getCacheKeyForURL(url);
	if (key === undefined) return (await keptFont({ request: new Request(url) }).catch(() => undefined))?.ok === true;
	const precache = await caches.open(cacheNames.precache);
	return (await precache.match(key)) !== undefined || fetchAgain(precache, key);
}

/** A page is never kept here, because a Wi-Fi that wants a sign-in answers every request with one. */
async function fetchAgain(precache: Cache, key: string): Promise<boolean> {
	const response = await fetch(key, { redirect: 'error' }).catch(() => undefined);
	if (!response?.ok || response.headers.get('content-type')?.startsWith('text/html')) return false;
	await precache.put(key, response);
	return true;
}

// Only Chromium has Background Sync. It wakes the open pages, which hold the outbox.
worker.addEventListener('sync', (event) => {
	const sync = event as SyncEvent;
	if (sync.tag === 'writing-table-drain') sync.waitUntil(nudgePages());
});

async function nudgePages() {
	for (const client of await worker.clients.matchAll({ type: 'window' })) client.postMessage({ type: 'DRAIN' });
}
