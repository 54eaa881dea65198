import { expect, test } from 'vitest';
import { readTogether } from '#lib/device/read-together.ts';
import { aDatabase } from '../support/device.ts';

const idOf = (number: number) => `item-${String(number).padStart(4, '0')}`;

async function stored(numbers: number[]) {
	const database = aDatabase();
	await database.sealed.bulkPut(numbers.map((number) => ({ id: idOf(number), bytes: Uint8Array.of(number % 256) })));
	return database;
}

test.each([
	{ what: 'side by side', asked: [3, 4, 5] },
	{ what: 'in another order', asked: [5, 3, 4] },
	{ what: 'far apart, with others between', asked: [0, 99, 50] },
	{ what: 'of which some are missing', asked: [98, 99, 100, 101] },
	{ what: 'that are all missing', asked: [200, 300] },
	{ what: 'of which there is one', asked: [7] },
	{ what: 'of which there are none', asked: [] }
])('readTogether gives the rows that are there and no others, $what', async ({ asked }) => {
	const database = await stored(Array.from({ length: 100 }, (_, at) => at));
	const rows = await readTogether(database.sealed, asked.map(idOf));
	const here = asked.filter((number) => number < 100);
	expect([...rows.keys()]).toEqual(here.map(idOf));
	expect([...rows.values()].map(({ id }) => id)).toEqual(here.map(idOf));
});
