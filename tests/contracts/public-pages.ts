/** What every store promises of public pages, on each engine. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PublicPage } from '#lib/domain/public-page/public-page.ts';
import type { Store } from '#lib/server/store.ts';
import { aPagePicture, aPublicPage } from '../support/public-pages.ts';
import { anEvent, type TestEvent } from '../support/signed-event.ts';
import type { Engine } from './one-event.ts';

const noon = Date.parse('2026-12-11T12:07:33.500Z');
const picture = Buffer.from(aPagePicture()).toString('base64');

export function publicPagesContract(name: string, engine: Engine) {
	describe(`public pages on ${name}`, () => {
		let store: Store;
		let discard: () => Promise<void>;
		let event: TestEvent;
		beforeEach(async () => {
			({ store, discard } = await engine.open(() => noon));
			event = await anEvent();
			await store.createEvent(event.sent);
		});
		afterEach(() => discard());

		const textOf = (changes: Partial<PublicPage> = {}) => JSON.stringify(aPublicPage({ event: event.code, ...changes }));
		const keep = async (changes: Partial<PublicPage> = {}, withPicture?: string) => {
			const outcome = await store.keepPage(event.code, {
				page: textOf(changes),
				...(withPicture !== undefined && { picture: withPicture })
			});
			return outcome.kind === 'kept' ? 'kept' : outcome.because;
		};
		const listed = async (from = '2026-12-10') => (await store.listPages(from)).length;

		test('an event has no page until somebody publishes one', async () => {
			expect(await store.readPage(event.code)).toEqual({});
			expect(await store.readShownPage(event.code)).toBeUndefined();
			expect(await listed()).toBe(0);
		});

		test('keepPage publishes it with the record and the pack of the event, and a newer one takes its place', async () => {
			expect(await keep()).toBe('kept');
			expect(await store.readPage(event.code)).toEqual({ page: textOf() });
			const shown = { manifest: event.sent.manifest, pack: event.sent.pack };
			expect(await store.readShownPage(event.code)).toEqual({ page: textOf(), ...shown, pictured: 0 });
			expect(await keep({ revision: 2, contact: 'At the desk' }, picture)).toBe('kept');
			expect(await store.readShownPage(event.code)).toMatchObject({
				page: textOf({ revision: 2, contact: 'At the desk' }),
				pictured: 1
			});
			expect(await store.readPagePicture(event.code)).toBe(picture);
		});

		test('keepPage takes the same page once more, and no other with its revision or an older one', async () => {
			expect(await keep({ revision: 4 })).toBe('kept');
			expect(await keep({ revision: 4 })).toBe('kept');
			expect(await keep({ revision: 4, contact: 'At the desk' })).toBe('wrong-counter');
			expect(await keep({ revision: 3 })).toBe('wrong-counter');
			expect(await store.readPage(event.code)).toEqual({ page: textOf({ revision: 4 }) });
		});

		test('keepPage refuses what is no page, what is of another event, and what is no picture of its size', async () => {
			expect(await store.keepPage(event.code, { page: '{"v":1}' })).toMatchObject({ because: 'malformed' });
			expect(await keep({ event: '7KQ2MC' })).toBe('malformed');
			expect(await keep({}, Buffer.from(aPagePicture(600, 315)).toString('base64'))).toBe('malformed');
			expect(await store.keepPage('7KQ2MC', { page: textOf({ event: '7KQ2MC' }) })).toMatchObject({ because: 'unknown-event' });
			expect(await store.readPage(event.code)).toEqual({});
		});

		test('two organisers who publish at once: one is kept, and the other hears of it', async () => {
			const both = await Promise.all([keep({ contact: 'At the desk' }), keep({ contact: 'By telephone' })]);
			expect(both.sort()).toEqual(['kept', 'wrong-counter']);
		});

		test('listPages names those that want to be found, as long as they are not over', async () => {
			await keep({ isListed: false });
			expect(await listed()).toBe(0);
			await keep({ revision: 2 });
			expect(await listed()).toBe(1);
			expect(await listed('2027-01-01')).toBe(0);
		});

		test('dropPage takes it away, and a new one may begin at 1', async () => {
			await keep({ revision: 7 }, picture);
			await store.dropPage(event.code);
			expect(await store.readShownPage(event.code)).toBeUndefined();
			expect(await store.readPagePicture(event.code)).toBeUndefined();
			expect(await keep({ revision: 1 })).toBe('kept');
		});

		test('a deleted event shows nothing any more, and its page goes with it', async () => {
			await keep({}, picture);
			await store.deleteEvent(event.code);
			expect(await store.readShownPage(event.code)).toBeUndefined();
			expect(await store.readPagePicture(event.code)).toBeUndefined();
			expect(await listed()).toBe(0);
			while (await store.tidy());
			expect(await store.readPage(event.code)).toEqual({});
		});
	});
}
