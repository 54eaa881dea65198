/** How the organisers' devices are called, by their pseudonyms. The same on every device, whatever the order of the facts. */
import { fold } from '../language/fold.ts';
import { shortId } from '../short-id.ts';
import type { Fact } from './fact.ts';
import { onceEach } from './fact-head.ts';
import type { NamedFact } from './name-fact.ts';

export interface DeviceName {
	name: string;
	/** Tells devices of one name apart. Absent where nobody else has this name. */
	mark?: string;
}
/** The names whose seal opened and whose signature holds, by the id of their fact. */
export type OpenedNames = Readonly<Record<string, string | undefined>>;
export type NamesByDevice = ReadonlyMap<string, DeviceName>;

/** The facts that name a device, also those that were taken back. */
export const namedIn = (facts: Iterable<Fact>): NamedFact[] =>
	onceEach(facts).filter((fact): fact is NamedFact => fact.kind === 'named');

/**
 * Gives the name of each device that has one. A fact whose name is not among `opened` names nobody.
 */
export function mergeNames(facts: readonly Fact[], opened: OpenedNames): NamesByDevice {
	const takenBack = new Set(facts.flatMap((fact) => (fact.kind === 'taken-back' && fact.batch === undefined ? fact.facts : [])));
	const standing = namedIn(facts).filter(({ id }) => !takenBack.has(id) && opened[id] !== undefined);
	const last = new Map<string, NamedFact>();
	for (const fact of standing) {
		const other = last.get(fact.device);
		if (!other || isLater(fact, other)) last.set(fact.device, fact);
	}
	const names = new Map([...last.values()].map(({ id, device }) => [device, opened[id] ?? '']));
	const folded = [...names.values()].map(fold);
	return new Map(
		[...names].map(([device, name]) => {
			const isShared = folded.filter((each) => each === fold(name)).length > 1;
			return [device, { name, ...(isShared && { mark: shortId(device) }) }];
		})
	);
}

const isLater = (one: NamedFact, other: NamedFact): boolean =>
	(one.turn - other.turn || Date.parse(one.at) - Date.parse(other.at) || (one.id > other.id ? 1 : -1)) > 0;
