/** A case as it is begun, with what most cases have. Pure. */
import { fold } from '../../language/fold.ts';
import { freeNumber } from './numbers.ts';
import type { CaseInTheMaking, PackInTheMaking } from './unfinished.ts';

type Template = NonNullable<CaseInTheMaking['templates']>[number];
type Addressee = NonNullable<CaseInTheMaking['addressees']>[number];

/** When in doubt, nothing is allowed: that is what most prisons hand over. */
const strictRules = { sender: 'forbidden', religion: false, organisation: false, drawings: false, colours: false } as const;

/** A case about a person of this name, with a place for all that every case must have. */
export function newCase({ locales, cases }: PackInTheMaking, name: string): CaseInTheMaking {
	const entry: CaseInTheMaking = {
		id: freeId(
			name,
			'case',
			cases.map(({ id }) => id)
		),
		number: freeNumber(new Set(cases.map(({ number }) => number))),
		names: { full: name.trim(), short: name.trim().split(/\s+/)[0] ?? '' },
		state: 'open',
		story: {},
		asks: [newAsk()],
		addressees: [newAddressee([])],
		card: { recipient: 'person', rules: { ...strictRules } },
		since: [],
		sources: [],
		templates: []
	};
	return { ...entry, templates: locales.flatMap((locale) => lettersInLanguage(entry, locale)) };
}

export const newAsk = () => ({ text: {}, for: 'person', met: 'not' }) as const;

/** Without an address that was looked up, post goes in one parcel to the organisation's office. */
export function newAddressee(others: readonly Addressee[]): Addressee {
	const id = freeId(
		'',
		'addressee',
		others.map((each) => each.id ?? '')
	);
	return { id, kind: 'authority', lines: [], languages: [], route: 'bundle', weight: 1 };
}

/** An empty letter and card of the case, and one of each addressee who has letters of their own. */
export function lettersInLanguage({ id, templates = [] }: CaseInTheMaking, locale: string): Template[] {
	const owners = [...new Set(templates.flatMap(({ addressee }) => (addressee ? [addressee] : [])))];
	const taken = templates.map((each) => each.id ?? '');
	const empty = (kind: 'letter' | 'card', addressee?: string): Template => ({
		id: freeId([addressee ?? id, kind, locale].join('-'), 'template', taken),
		kind,
		locale,
		...(addressee !== undefined && { addressee }),
		blocks: [newBlock()]
	});
	return [empty('letter'), empty('card'), ...owners.map((owner) => empty('letter', owner))];
}

export const newBlock = () => ({ prompt: '', starters: [] });

const longestId = 60;

/** Lower-case words joined by hyphens, out of a name, that none of these has. `otherwise` where the name has no Latin letters. */
export function freeId(name: string, otherwise: string, taken: readonly string[]): string {
	const [slug = ''] = [
		fold(name)
			.match(/[a-z0-9]+/g)
			?.join('-') ?? ''
	];
	const base = slug.slice(0, longestId).replace(/-+$/, '');
	const isFree = (id: string) => !taken.includes(id) && id !== 'constructor';
	if (base !== '' && isFree(base)) return base;
	let turn = base === '' ? 1 : 2;
	while (!isFree(`${base || otherwise}-${turn}`)) turn++;
	return `${base || otherwise}-${turn}`;
}
