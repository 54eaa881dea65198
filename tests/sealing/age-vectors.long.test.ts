/** Opens every file of the age test kit with our code. The three browsers do the same in tests/engines/. */
import { expect, test } from 'vitest';
import { ageVectors, outcomeOf } from '../support/age-vectors.ts';

test('decryptWith is tried with the whole kit', () => {
	const opening = ageVectors.filter(({ expected }) => expected.kind === 'opens');
	expect([ageVectors.length, opening.length]).toEqual([143, 18]);
});

test.each(ageVectors.map((vector) => [vector.name, vector] as const))(
	'decryptWith treats %s as age states it',
	async (_, vector) => {
		expect(await outcomeOf(vector)).toEqual(vector.expected);
	}
);
