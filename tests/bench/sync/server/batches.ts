/**
 * Makes batches of sealed items as devices post them: real digests over bytes in the smallest size class, and ids in the order of
 * time.
 */
import { randomBytes } from 'node:crypto';
import { newId } from '#lib/domain/id.ts';
import { ageShaped } from '../../../support/age-shaped.ts';
import { sha256 } from '../../../support/signed-event.ts';

const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
/** As long as a letter without a drawing is. */
export const sealedBytes = ageShaped(new Uint8Array()).length;
const sealedOnes = Array.from({ length: 100 }, (_, index) => {
	const sealed = ageShaped(random(2_000));
	const kind = index % 3 === 0 ? 'card' : 'letter';
	const caseId = index % 2 === 0 ? 'wendy-galarza' : 'zhang-zhan';
	return `"caseId":"${caseId}","kind":"${kind}","keyVersion":1,"digest":"${sha256(sealed)}","sealed":"${Buffer.from(sealed).toString('base64')}"}`;
});

export const aNewId = () => newId(Date.now(), random);

/** Gives one body of `items` items. The ids are added to `ids`. */
export function aBatch(items: number, { device = aNewId(), firstSeq = 1, ids = [] as string[] } = {}): Buffer {
	const posted = Array.from({ length: items }, (_, index) => {
		const id = aNewId();
		ids.push(id);
		return `{"id":"${id}","seq":${firstSeq + index},${sealedOnes[index % sealedOnes.length]}`;
	});
	return Buffer.from(`{"device":"${device}","items":[${posted.join(',')}]}`);
}
