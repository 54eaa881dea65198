/**
 * A small day of one event, which the device's own code plays on the real endpoints, with a tablet at a table, a phone at home
 * and an organiser. It leaves everything that a released version leaves.
 */
import { readFileSync } from 'node:fs';
import { deviceClock, deviceRandom } from '#lib/device/clock.ts';
import { Database } from '#lib/device/database.ts';
import { saveDraft } from '#lib/device/drafts.ts';
import { savePerson, sitDown } from '#lib/device/sittings.ts';
import { newId } from '#lib/domain/id.ts';
import type { Item } from '#lib/domain/item.ts';
import { parseEventAnswer, type EventAnswer } from '#lib/domain/wire/wire.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { fingerprintOf } from '#lib/keys/join-link.ts';
import { signChange } from '#lib/keys/sign-manifest.ts';
import { verifyManifest } from '#lib/keys/verify-manifest.ts';
import { fileOut, type OutFile } from '#lib/outbox/files/file-out.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { joinEvent } from '#lib/outbox/join-event.ts';
import { sendDeviceCard } from '#lib/outbox/sending/device-card.ts';
import { drainOutbox } from '#lib/outbox/sending/drain.ts';
import { aChannelId, aPutChannel } from '../support/channels.ts';
import { aDraft } from '../support/draft.ts';
import { aSignature } from '../support/items.ts';
import { aPosted, idOf, sha256 } from '../support/signed-event.ts';
import { aPostedHandOver } from '../support/hand-over.ts';
import { ask } from '../support/api.ts';
import { code, key, otherEvent, pack, theEvent } from './the-event.ts';
import { eventPath, newOwner, Recorder, tokensOf } from './recorder.ts';
import { aPublicPage } from '../support/public-pages.ts';
import { openedOn, organise } from './organise.ts';

const recorder = new Recorder(key);
const { net } = recorder;
const tokens = tokensOf(key);
const mint = () => newId(deviceClock.nowMs(), deviceRandom);

export interface Day {
	calls: Recorder['calls'];
	items: { item: Item; sealed: Uint8Array }[];
	lettersFile: OutFile;
	/** The devices by the names under which they are written. */
	databases: Record<'tablet' | 'phone' | 'organiser', string>;
	samplePack: string;
}

/** `onEvening`: called before the event is deleted. */
export async function liveADay(onEvening: () => Promise<void>): Promise<Day> {
	const record = await openTheEvent();
	const tablet = await joined('tablet', '7');
	const phone = await joined('phone');
	await writeAtTheTable(tablet);
	await writeAtHome(phone);
	const lettersFile = await fileOf(phone);
	const organiser = await organise(recorder, record, lettersFile);
	const items = await openedOn(organiser);
	await writeMore(tablet);
	await repeatAndErr(record);
	await onEvening();
	await handOver();
	await recorder.call('DELETE', eventPath(code), 'new-owner');
	const databases = { tablet: tablet.database.name, phone: phone.database.name, organiser: organiser.name };
	for (const each of [tablet.database, phone.database, organiser]) each.close();
	const samplePack = readFileSync(new URL('../../static/packs/marathon-2021.json', import.meta.url), 'utf8');
	return { calls: recorder.calls, items, lettersFile, databases, samplePack };
}

async function openTheEvent(): Promise<EventAnswer> {
	await recorder.call('GET', '/health', 'nobody');
	const { record, body } = await theEvent();
	await recorder.call('POST', '/events', 'set-up', { body });
	await recorder.call('GET', '/events', 'organiser');
	return record;
}

type Writer = Awaited<ReturnType<typeof joined>>;

async function joined(name: string, table?: string) {
	const database = new Database(name);
	const parts = { net, database, clock: deviceClock, random: deviceRandom, verify: verifyManifest };
	const invitation = { code, token: tokens.join!, fingerprint: await fingerprintOf(key.verifyKey), table };
	const outcome = await joinEvent(parts, invitation);
	if (outcome.kind !== 'joined') throw new Error(`not joined: ${outcome.kind}`);
	const sitting = await sitDown(database, code, parts);
	await savePerson(database, sitting.id, { name: 'Nora', town: 'Northaven', signature: aSignature() });
	return { net, database, clock: deviceClock, event: code, sitting };
}

async function draftOn({ database, clock, sitting }: Writer, change: Partial<Draft>): Promise<Draft> {
	const draft = aDraft({ id: mint(), event: code, sittingId: sitting.id, revision: 0, ...change });
	const saved = await saveDraft(database, draft, clock);
	if (saved.kind !== 'saved') throw new Error(`not saved: ${saved.kind}`);
	return { ...draft, revision: saved.revision };
}

async function handedIn(writer: Writer, change: Partial<Draft>) {
	const handed = await handIn({ ...writer, draft: await draftOn(writer, change) });
	if (handed.kind !== 'handed-in') throw new Error(`not handed in: ${handed.kind}`);
}

async function writeAtTheTable(tablet: Writer) {
	await handedIn(tablet, { subject: 'A letter that was delivered', signing: 'finger', signature: aSignature() });
	await handedIn(tablet, { kind: 'card', caseId: 'zhang-zhan', drawing: aSignature(), blocks: ['We think of you.'] });
	// The server does not know this case, so the letter stays here, set aside.
	await handedIn(tablet, { caseId: 'nobody', subject: 'A letter that was set aside' });
	await drainOutbox(tablet);
	await sendDeviceCard({ ...tablet, how: { appVersion: '0.1.0', lacks: ['space'], replaces: [idOf(77)] } });
}

/** What happens after the network was used for the last time. */
async function writeMore(tablet: Writer) {
	await handedIn(tablet, { subject: 'A letter that waits' });
	await draftOn(tablet, { subject: 'A letter that is being written' });
}

async function writeAtHome(phone: Writer) {
	await handedIn(phone, { subject: 'A letter that is kept to read again' });
	await draftOn(phone, { kind: 'card', front: 'stars', blocks: ['Half a card'] });
}

async function fileOf(phone: Writer): Promise<OutFile> {
	const out = await fileOut(phone.database, code, { appVersion: '0.1.0', lacks: [] });
	if (out.kind !== 'files') throw new Error(out.kind);
	return out.files[0]!;
}

/** Hands the event to new words at the end of the day. */
async function handOver() {
	const last = parseEventAnswer(await (await ask('GET', eventPath(code), { token: tokens.organiser })).json());
	if (last.kind === 'malformed') throw new Error(last.problem);
	const body = await aPostedHandOver(last.value, key, newOwner);
	await recorder.call('POST', eventPath(code, '/hand-over'), 'new-owner', { body });
	for (const rest of ['', '/keyring']) await recorder.call('GET', eventPath(code, rest), 'new-owner');
}

/** Every outcome of an item, and every refusal that a wrong call can cause. */
async function repeatAndErr(record: EventAnswer) {
	const path = (rest = '') => eventPath(code, rest);
	const [first, other] = [aPosted(901), aPosted(901, {}, 700)];
	const device = idOf(900);
	const post = (...items: unknown[]) => recorder.call('POST', path('/letters'), 'join', { body: { device, items } });
	await post(first);
	await post(first, other, { id: 'none' }, aPosted(902, { digest: 'ab'.repeat(32) }), aPosted(903, { caseId: 'nobody' }));
	await recorder.call('PUT', path(), 'organiser', {
		body: signedPart(await signChange(record.manifest, { name: 'Northaven goes on' }, key))
	});
	await publish();
	await recorder.call('PUT', path('/page'), 'organiser', { body: { page: JSON.stringify(aPublicPage({ event: code })) } });
	await recorder.call('GET', path('/page'), 'organiser');
	await recorder.call('PUT', path(`/channels/${aChannelId}`), 'organiser', { body: aPutChannel(1) });
	await recorder.call('GET', path('/channels'), 'organiser');
	const wrong: Parameters<Recorder['call']>[] = [
		['GET', path(), 'nobody'],
		['GET', path('/letters'), 'join'],
		['GET', eventPath('ZZZZZZ'), 'join'],
		['POST', path('/letters'), 'join', { body: '{"device":' }],
		['POST', path('/letters'), 'join', { body: {}, headers: { 'content-type': 'text/plain' } }],
		['POST', '/events', 'set-up', { body: { ...(await otherEvent()), signature: record.signature } }],
		['POST', '/events', 'set-up', { body: await otherEvent() }],
		['PUT', path(), 'organiser', { body: signedPart(await signChange(record.manifest, { name: 'Too late' }, key)) }],
		['GET', path(), 'join', { headers: { origin: 'https://elsewhere.test' } }]
	];
	for (const call of wrong) await recorder.call(...call);
}

/** Publishes the pack with another title. */
async function publish() {
	const last = parseEventAnswer(await (await ask('GET', eventPath(code), { token: tokens.join })).json());
	if (last.kind === 'malformed') throw new Error(last.problem);
	const next = JSON.stringify({ ...(JSON.parse(pack) as object), year: 2027 });
	const record = await signChange(last.value.manifest, { packDigest: sha256(next) }, key);
	await recorder.call('PUT', eventPath(code), 'organiser', { body: { ...signedPart(record), pack: next } });
	await recorder.call('GET', eventPath(code, '/pack'), 'join');
}

const signedPart = ({ manifest, signature }: EventAnswer) => ({ manifest, signature });
