/** The events that stand in the list, as a page, as JSON and as entries of a calendar. */
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import type { CalendarEntry } from '#lib/domain/outreach/calendar.ts';
import { parsePublicPage, type PublicPage } from '#lib/domain/public-page/public-page.ts';
import type { Store } from '#lib/server/store.ts';
import { wherePageSays } from './page-facts.ts';

export interface AnnouncedEvent {
	code: string;
	name: string;
	startsOn: string;
	endsOn: string;
	/** "14:00". Absent while nobody has said when. */
	from?: string;
	to?: string;
	place: string[];
	timeZone: string;
}

interface PublishedEvent {
	page: PublicPage;
	manifest: Manifest;
}

/** Events that are not over yet anywhere on earth, those that begin first before the others. */
export async function publishedEvents(store: Pick<Store, 'listPages'>, nowMs: number): Promise<PublishedEvent[]> {
	const rows = await store.listPages(new Date(nowMs - dayMs).toISOString().slice(0, 10));
	const read = rows.flatMap((row) => {
		const [page, manifest] = [parsePublicPage(row.page), parseManifest(row.manifest)];
		return page.kind === 'parsed' && manifest.kind === 'parsed' ? [{ page: page.value, manifest: manifest.value }] : [];
	});
	return read.sort((one, other) => (one.manifest.startsOn < other.manifest.startsOn ? -1 : 1));
}

const dayMs = 86_400_000;

export const announcedOf = ({ page, manifest }: PublishedEvent): AnnouncedEvent => ({
	...{ code: manifest.code, name: manifest.name, startsOn: manifest.startsOn, endsOn: manifest.endsOn },
	...(page.from !== undefined && { from: page.from }),
	...(page.to !== undefined && { to: page.to }),
	place: wherePageSays({ page, manifest }),
	timeZone: manifest.timeZone
});

/** `origin`: the address of this server, with which the pages' addresses begin. */
export function calendarEntryOf({ page, manifest }: PublishedEvent, origin: string, nowMs: number): CalendarEntry {
	const { eventId, code, counter, name, startsOn, endsOn, timeZone } = manifest;
	return {
		uid: `${eventId}@writing-table`,
		sequence: counter,
		title: name,
		place: wherePageSays({ page, manifest }).join(', '),
		about: page.welcome ?? '',
		url: `${origin}/e/${code}`,
		...{ startsOn, endsOn, timeZone, from: page.from ?? '', to: page.to ?? '', madeAtMs: nowMs }
	};
}
