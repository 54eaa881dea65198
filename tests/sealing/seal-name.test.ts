import { expect, test } from 'vitest';
import { longestOrganiserName } from '#lib/domain/facts/organiser-name.ts';
import { nextName, sayNamed, type NamedFact } from '#lib/domain/facts/name-fact.ts';
import { sealedCard } from '#lib/domain/wire/wire.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { openName, sealName } from '#lib/sealing/seal-name.ts';
import { aDesk } from '../support/facts.ts';
import { anId, code, organiser, recipients, recovery } from '../support/people.ts';

const keys = [toBase64Url(organiser.verifyKey)];
const trust = { event: code, identity: organiser.identity, keys };

async function named(name = 'Mira, stall 2', key = organiser): Promise<NamedFact> {
	const head = nextName([], aDesk());
	return sayNamed(head, await sealName({ event: code, head, name, key, recipients }));
}

test('sealName seals the longest name in the smallest size class, for the organisers and for recovery', async () => {
	const name = '漢'.repeat(longestOrganiserName);
	const fact = await named(name);
	expect(sealedCard(fact.sealed, 'sealed')).toBe(fact.sealed);
	expect(await openName(fact, trust)).toBe(name);
	expect(await openName(fact, { ...trust, identity: recovery.identity })).toBe(name);
});

test('openName gives nothing for a name that no organiser signed, such as one that the server made up', async () => {
	const fact = await named('Mira', recovery);
	expect(await openName(fact, trust)).toBeUndefined();
	expect(await openName(fact, { ...trust, keys: [toBase64Url(recovery.verifyKey)] })).toBe('Mira');
});

test('openName gives nothing for a good name in another fact, of another device, at another turn or event', async () => {
	const fact = await named();
	expect(await openName({ ...fact, id: anId() }, trust)).toBeUndefined();
	expect(await openName({ ...fact, device: anId() }, trust)).toBeUndefined();
	expect(await openName({ ...fact, turn: 2 }, trust)).toBeUndefined();
	expect(await openName(fact, { ...trust, event: 'ABCDEF' })).toBeUndefined();
	expect(await openName({ ...fact, sealed: 'TmV2ZXI=' }, trust)).toBeUndefined();
});
