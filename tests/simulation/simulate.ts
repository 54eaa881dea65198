/** Plays one schedule to its end and says which promises were broken. */
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { Beat } from './beats.ts';
import { calm } from './calm.ts';
import type { HallServer } from './hall-server.ts';
import { brokenBeliefs, brokenOnDisk } from './promises.ts';
import type { Room } from './room.ts';
import { shownTruly } from './shown.ts';
import { cryptoAtOnce } from './sync-crypto.ts';
import type { Tablet } from './tablet.ts';
import { World } from './world.ts';

cryptoAtOnce();

/** Errors of work that nobody waits for. They show only here. */
const unheard: unknown[] = [];
process.on('unhandledRejection', (bug) => unheard.push(bug));

/** Beats between two looks at the server. */
const lookEvery = 10;
const stableMs = 60_000;

export async function simulate(beats: Beat[]): Promise<string[]> {
	const world = await World.begin();
	for (const [at, beat] of beats.entries()) {
		await world.play(beat);
		const broken = [...brokenOnDisk(world), ...(at % lookEvery === lookEvery - 1 ? await brokenBeliefs(world) : [])];
		if (broken.length > 0) return broken.map((each) => `after beat ${at + 1}: ${each}`);
	}
	const broken = await endsWell(world);
	await world.end();
	return [...broken, ...world.wire.astray, ...[...world.bugs, ...unheard.splice(0)].map((bug) => `a bug: ${String(bug)}`)];
}

async function endsWell(world: World): Promise<string[]> {
	await calm(world);
	for (const tablet of world.tablets) tablet.page(openable(tablet));
	world.openWhereLeastWaits(world.tablets[1]!);
	await world.stage.quiet();
	await world.stage.advance(stableMs + excuse(world));
	const stuck = world.tablets.flatMap(waiting).map(({ id }) => `${id} still waits after a minute of calm (I9)`);
	if (stuck.length > 0) return stuck;
	const lost = await stillLost(world);
	if (lost.length > 0) return lost;
	const broken = [...brokenOnDisk(world), ...(await brokenBeliefs(world))];
	return broken.length > 0 ? broken : [...(await shownTruly(world)), ...unfounded(world), ...(await atTheDesks(world))];
}

/** I20: what a restored server lost lies there again, unless it was collected before and a device let go of it. */
async function stillLost({ rooms, tablets }: World): Promise<string[]> {
	return (await Promise.all(rooms.map((room) => stillLostAt(room, tablets)))).flat();
}

async function stillLostAt({ server, code }: Room, tablets: Tablet[]): Promise<string[]> {
	const { items, buried } = await server.lying();
	return tablets
		.flatMap((tablet) => tablet.entriesOf(code))
		.filter(({ id, state }) => state === 'delivered' && server.lost.has(id) && !items.has(id) && !buried.has(id))
		.map(({ id }) => `${id} is called delivered, and the restored server does not have it (I20)`);
}

/** A tab in which somebody can sit, open already or not. */
function openable({ pages }: Tablet): number {
	const isFrozen = (tab: number) => pages[tab]?.life.isFrozen === true;
	if (isFrozen(0) && isFrozen(1)) pages[0]!.thaw();
	return pages[0] && !isFrozen(0) ? 0 : pages[1] && !isFrozen(1) ? 1 : isFrozen(0) ? 1 : 0;
}

const waiting = (tablet: Tablet): OutboxEntry[] => tablet.entries().filter(({ state }) => state === 'waiting');

/** Gives the time that may rightly be needed beyond a minute. Each reason has a bound of its own. */
function excuse({ tablets, wire }: World): number {
	const pages = tablets.flatMap((tablet) => tablet.pages.flatMap((page) => page ?? []));
	// On a slow line the answer that asks to wait may still be on its way.
	const mayBeAsked = wire.bytesPerMs !== undefined && wire.underWay > 0;
	const isAskedToWait = mayBeAsked || pages.some(({ life }) => (wire.askedToWait.get(life)?.size ?? 0) > 0);
	const isFrozen = pages.some(({ life }) => life.isFrozen);
	const isHung = pages.some(({ connection }) => connection.isHung);
	return (
		(isAskedToWait ? 135_000 : 0) +
		(isFrozen ? 45_000 : 0) +
		(wire.underWay > 0 ? 30_000 : 0) +
		(isHung ? 90_000 : 0) +
		slowLine(tablets, wire)
	);
}

/** I9: twice what the bytes need, those that begin anew included, and what a device asks beside them. */
function slowLine(tablets: World['tablets'], { bytesPerMs }: World['wire']): number {
	if (bytesPerMs === undefined) return 0;
	const bytes = tablets.flatMap((tablet) => tablet.entries()).reduce((sum, { sizeBytes }) => sum + sizeBytes * 1.4 + 1_000, 0);
	return (2 * bytes) / bytesPerMs;
}

async function atTheDesks(world: World): Promise<string[]> {
	world.wire.bytesPerMs = undefined;
	const broken: string[] = [];
	for (const room of world.rooms) broken.push(...(await atTheDesk(world, room)));
	return broken;
}

/** In the end the organiser has everything once, word for word, and the counts agree. */
async function atTheDesk(world: World, { server, desk, code }: Room): Promise<string[]> {
	desk.close();
	// What is passed on in the first round is told as collected in the second.
	for (let round = 0; round < 2; round++) {
		const collecting = desk.collect();
		await world.stage.quiet();
		await collecting;
	}
	const { items, buried } = await server.lying();
	const broken: string[] = [];
	for (const tablet of world.tablets)
		for (const entry of tablet.entriesOf(code)) {
			if (entry.state === 'set-aside' || buried.has(entry.id)) continue;
			const words = desk.opened.get(entry.id);
			const thanked = tablet.thanked.get(entry.id);
			if (words === undefined) broken.push(`${entry.id} never reached the organiser`);
			else if (thanked !== undefined && words !== thanked) broken.push(`${entry.id} reached the organiser with other words`);
		}
	for (const [id, words] of goneDelivered(world, code))
		if (!buried.has(id) && !server.lost.has(id) && !server.deleted.has(id) && !isAsWritten(desk.opened.get(id), words))
			broken.push(`${id} was delivered before its window closed and never reached the organiser`);
	const rows = new Map(desk.collected().map((row) => [row.id, row]));
	for (const [id, { collected }] of items) {
		if (!rows.has(id)) broken.push(`${id} lies on the server and not at the desk (I15)`);
		if (!collected) broken.push(`${id} was opened at the desk and not told as collected (I7)`);
	}
	for (const [id, row] of rows) {
		if (!desk.isWhole(row)) broken.push(`${id} is not whole at the desk`);
		// What came in a file and was refused, or had been deleted with its event, is read from the desk all the same.
		if (!items.has(id) && !buried.has(id) && !desk.isRefused(id)) broken.push(`${id} lies at the desk and was not passed on`);
	}
	const told = (await server.tally()).reduce((sum, { letters, cards }) => sum + letters + cards, 0);
	if (told !== items.size) broken.push(`the tally says ${told} and the server has ${items.size}`);
	return [
		...broken,
		...(await rollCall(
			server,
			[...items.values()].map(({ device }) => device)
		))
	];
}

const isAsWritten = (opened: number | undefined, words: number | undefined) =>
	opened !== undefined && (words === undefined || opened === words);

const goneDelivered = ({ tablets, eventOf }: World, code: string) =>
	tablets.flatMap(({ goneDelivered: gone }) => [...gone]).filter(([id]) => eventOf.get(id) === code);

/** A browser that gave its promise is believed: "safe here" is not withheld where it is true (I1). */
const unfounded = ({ tablets }: World): string[] =>
	tablets
		.filter(({ browser, pages }) => browser.kind === 'keeps' && pages.some((page) => page && page.memory !== 'keeps'))
		.map(({ name }) => `tablet ${name} keeps and is not said to (I1)`);

/** I12: how many arrived of each device is what the organiser is told. */
async function rollCall(server: HallServer, devices: string[]): Promise<string[]> {
	const heard = await server.devices();
	return [...new Set(devices)].flatMap((device) => {
		const arrived = devices.filter((each) => each === device).length;
		const told = heard.find((each) => each.device === device)?.received;
		return told === arrived ? [] : [`of ${device} ${arrived} arrived and ${told} are told (I12)`];
	});
}
