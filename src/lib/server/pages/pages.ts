/** The public pages of events. Whoever has no event's words can read them, and nobody without the words can change them. */
import { isPagePicture } from '#lib/domain/public-page/picture.ts';
import { parsePublicPage } from '#lib/domain/public-page/public-page.ts';
import type { ErrorKind } from '#lib/domain/wire/errors.ts';
import type { PageAnswer, PostedPage } from '#lib/domain/wire/page-wire.ts';
import { refused, storedEvent, unknownEvent } from '../events/event-row.ts';
import type { SqlDatabase } from '../schema.ts';

const name = 'page';
/** The list names so many events at the most, those that end last first. */
const mostListed = 500;

type PageOutcome = { kind: 'kept' } | { kind: 'refused'; because: ErrorKind; message: string };

/** Keeps a page in the place of an older one. The same page sent again changes nothing. */
export async function keepPage(db: SqlDatabase, code: string, posted: PostedPage): Promise<PageOutcome> {
	const { page: json } = posted;
	const picture = posted.picture ?? null;
	const event = await storedEvent(db, code);
	if (!event) return unknownEvent;
	const page = parsePublicPage(json);
	if (page.kind === 'malformed') return refused('malformed', `page: ${page.problem}`);
	if (page.value.event !== code) return refused('malformed', 'page: it is of another event');
	if (picture !== null && !isPagePicture(Buffer.from(picture, 'base64')))
		return refused('malformed', 'picture: it must be a PNG of 1200 by 630 pixels');
	const { revision, isListed } = page.value;
	const row = { json, revision, picture, listed: isListed ? 1 : 0 };
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('public_pages')
		.values({ event: code, name, ...row })
		.onConflict((on) => on.columns(['event', 'name']).doUpdateSet(row).where('public_pages.revision', '<', revision))
		.executeTakeFirstOrThrow();
	if (numInsertedOrUpdatedRows === 1n) return { kind: 'kept' };
	const kept = await readPage(db, code);
	return kept.page === json ? { kind: 'kept' } : refused('wrong-counter', 'The page must carry a higher revision.');
}

/** Gives the page of an event as it was published, for its organisers. */
export async function readPage(db: SqlDatabase, code: string): Promise<PageAnswer> {
	const row = await db
		.selectFrom('public_pages')
		.select('json')
		.where('event', '=', code)
		.where('name', '=', name)
		.executeTakeFirst();
	return row ? { page: row.json } : {};
}

/** Takes the page away. From then on its address has nothing. */
export async function dropPage(db: SqlDatabase, code: string): Promise<void> {
	await db.deleteFrom('public_pages').where('event', '=', code).execute();
}

/** Gives the picture of a page in base64, or `undefined` where there is none. */
export async function readPagePicture(db: SqlDatabase, code: string): Promise<string | undefined> {
	const row = await db
		.selectFrom('public_pages')
		.innerJoin('events', 'events.code', 'public_pages.event')
		.select('picture')
		.where('event', '=', code)
		.where('events.deleted_at', 'is', null)
		.executeTakeFirst();
	return row?.picture ?? undefined;
}

/** A page with what the event's record and pack say beside it. All of it is public. */
export interface ShownPage {
	/** The exact texts: the page, the event's record, and its pack. */
	page: string;
	manifest: string;
	pack: string;
	/** 1 when the page has a picture. */
	pictured: number;
}

/** Gives what the public address of an event shows, or `undefined` where nothing was published. */
export function readShownPage(db: SqlDatabase, code: string): Promise<ShownPage | undefined> {
	return db
		.selectFrom('public_pages')
		.innerJoin('events', 'events.code', 'public_pages.event')
		.innerJoin('packs', 'packs.event', 'public_pages.event')
		.select(['public_pages.json as page', 'events.manifest as manifest', 'packs.json as pack'])
		.select((is) => is.case().when('public_pages.picture', 'is', null).then(0).else(1).end().as('pictured'))
		.where('public_pages.event', '=', code)
		.where('public_pages.name', '=', name)
		.where('events.deleted_at', 'is', null)
		.executeTakeFirst();
}

/** Gives the pages that stand in this server's list, without their packs, and only of events that are not over before `from`. */
export function listPages(db: SqlDatabase, from: string): Promise<Pick<ShownPage, 'page' | 'manifest'>[]> {
	return db
		.selectFrom('public_pages')
		.innerJoin('events', 'events.code', 'public_pages.event')
		.select(['public_pages.json as page', 'events.manifest as manifest'])
		.where('public_pages.listed', '=', 1)
		.where('events.deleted_at', 'is', null)
		.where('events.ends_on', '>=', from)
		.orderBy('events.ends_on', 'desc')
		.orderBy('events.code')
		.limit(mostListed)
		.execute();
}
