import { describe, expect, test } from 'vitest';
import { volumeName, volumesOf } from '#lib/domain/print/volumes.ts';
import { aLetter } from '../../support/builders.ts';

const caseOrder = ['wendy-galarza', 'bernardo-caal-xol', 'mikita-zalatarou'];
const letters = (caseId: string, count: number) =>
	Array.from({ length: count }, (_, at) => aLetter({ caseId, id: `${caseId} ${at}` }));
const shape = (volumes: ReturnType<typeof volumesOf>) => volumes.map(({ caseIds, items }) => [caseIds.join(' '), items.length]);

describe('volumesOf', () => {
	test('keeps what fits into one file together, case by case in the order of the pack', () => {
		const items = [...letters('mikita-zalatarou', 2), ...letters('wendy-galarza', 1), ...letters('elsewhere', 1)];
		const [volume, ...others] = volumesOf(items, { caseOrder });
		expect(others).toEqual([]);
		expect(volume?.caseIds).toEqual(['wendy-galarza', 'mikita-zalatarou', 'elsewhere']);
		expect(volume?.items.map(({ id }) => id)).toEqual([
			'wendy-galarza 0',
			'mikita-zalatarou 0',
			'mikita-zalatarou 1',
			'elsewhere 0'
		]);
	});
	test('divides by case first, and a large case into even pieces of at most 500', () => {
		const items = [...letters('bernardo-caal-xol', 501), ...letters('wendy-galarza', 30)];
		expect(shape(volumesOf(items, { caseOrder }))).toEqual([
			['wendy-galarza', 30],
			['bernardo-caal-xol', 251],
			['bernardo-caal-xol', 250]
		]);
	});
	test('gives each case a file of its own when asked to', () => {
		const items = [...letters('wendy-galarza', 1), ...letters('mikita-zalatarou', 2)];
		expect(shape(volumesOf(items, { caseOrder, isPerCase: true }))).toEqual([
			['wendy-galarza', 1],
			['mikita-zalatarou', 2]
		]);
	});
	test('loses and repeats nothing', () => {
		const items = caseOrder.flatMap((caseId, at) => letters(caseId, 400 + at * 777));
		const volumes = volumesOf(items, { caseOrder });
		const ids = volumes.flatMap((volume) => volume.items.map(({ id }) => id));
		expect(ids.toSorted()).toEqual(items.map(({ id }) => id).toSorted());
		expect(Math.max(...volumes.map((volume) => volume.items.length))).toBeLessThanOrEqual(500);
	});
	test('gives no volume for no item', () => expect(volumesOf([], { caseOrder })).toEqual([]));
});

describe('volumeName', () => {
	const volume = { caseIds: [], items: letters('wendy-galarza', 7) };
	test('numbers the files so that a folder lists them in order', () =>
		expect(volumeName('7KQ2MX', 'letters', { ...volume, number: 3, of: 5 })).toBe('writing-table-7KQ2MX-letters-03-of-05.pdf'));
	test('says how many are in the only file', () =>
		expect(volumeName('7KQ2MX', 'cards', { ...volume, number: 1, of: 1 })).toBe('writing-table-7KQ2MX-cards-7.pdf'));
});
