/** Hands letters to the real endpoints, whole, spoilt and at once. */
import { expect, test } from 'vitest';
import { mediaType, parsePostAnswer } from '#lib/domain/wire/wire.ts';
import { ask } from '../../support/api.ts';
import { eventOnApi } from '../../support/event-on-api.ts';
import { aDevice, aPosted, idOf, sha256 } from '../../support/signed-event.ts';

const here = eventOnApi();
const { post, stored } = here;

test('POST letters answers 201 with a receipt for each, and never stores other bytes under an id', async () => {
	const answer = await post([aPosted(20), { nonsense: true }, aPosted(21)]);
	expect([answer.status, answer.headers.get('content-type')]).toEqual([201, mediaType]);
	const parsed = parsePostAnswer(await answer.json());
	if (parsed.kind !== 'parsed') throw new Error(parsed.problem);
	expect(parsed.value.receipts.map(({ outcome }) => outcome)).toEqual(['stored', 'refused', 'stored']);
	const rival = parsePostAnswer(await (await post([aPosted(22, { id: idOf(20) })])).json());
	expect(rival).toMatchObject({ value: { receipts: [{ outcome: 'conflict', digest: aPosted(20).digest }] } });
});

test('POST letters refuses an item that is deeper than any message may be, and takes its neighbour', async () => {
	const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
	const { sealed: _sealed, ...sound } = aPosted(970);
	const items = `[${deep},${JSON.stringify({ ...sound, sealed: 0 }).replace('"sealed":0', `"sealed":${deep}`)},${JSON.stringify(aPosted(971))}]`;
	const answer = await ask('POST', `${here.path}/letters`, {
		...here.join,
		headers: { 'content-type': mediaType },
		body: `{"device":"${aDevice}","items":${items}}`
	});
	const parsed = parsePostAnswer(await answer.json());
	const receipts = parsed.kind === 'parsed' ? parsed.value.receipts : [];
	expect(receipts.map(({ id, outcome }) => [id, outcome])).toEqual([
		['', 'refused'],
		[idOf(970), 'refused'],
		[idOf(971), 'stored']
	]);
});

test('POST letters gives the same receipt to 50 posts at once', async () => {
	const answers = await Promise.all(Array.from({ length: 50 }, () => post([aPosted(30)])));
	const bodies = await Promise.all(answers.map((answer) => answer.json() as Promise<{ receipts: { digest: string }[] }>));
	expect(new Set(bodies.map(({ receipts }) => receipts[0]?.digest))).toEqual(new Set([aPosted(30).digest]));
	expect(((await stored()) as string[]).filter((id) => id === idOf(30))).toHaveLength(1);
});

test('POST letters refuses what is no age file of a size class', async () => {
	const whole = Buffer.from(aPosted(80).sealed, 'base64');
	const forms = [Buffer.from('a letter'), whole.subarray(0, -1), Buffer.concat([whole, whole]), whole.subarray(20)];
	const items = forms.map((bytes, at) => aPosted(81 + at, { digest: sha256(bytes), sealed: bytes.toString('base64') }));
	const parsed = parsePostAnswer(await (await post(items)).json());
	expect(parsed).toMatchObject({ value: { receipts: items.map(() => ({ outcome: 'refused', reason: 'malformed' })) } });
});
