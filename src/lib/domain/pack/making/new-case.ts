/** A case as it is begun, with what most cases have. Pure. */
import { fold } from '../../language/fold.ts';
import { freeNumber } from './numbers.ts';
import type { CaseInTheMaking, PackInTheMaking } from './unfinished.ts';

type Template = NonNullable<CaseInTheMaking['templates']>[number];
type Addressee = NonNullable<CaseInTheMaking['addressees']>[number];

/** When in doubt, nothing is allowed: that is what most prisons hand over. */
export const strictRules = {
	sender: 'forbidden',
	religion: false,
	organisation: false,
	drawings: false,
	colours: false
} as const;

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
	return withLetters(entry, locales);
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

/** The case with an empty letter and card in each language, and a letter of each addressee who has one of their own, where they lack. */
export function withLetters(entry: CaseInTheMaking, locales: readonly string[]): CaseInTheMaking {
	const owners = (entry.addressees ?? []).filter(
		({ id, kind }) => kind === 'person' || entry.templates?.some((each) => id && each.addressee === id)
	);
	const wanted = locales.flatMap((locale) => [
		{ kind: 'letter', locale } as const,
		{ kind: 'card', locale } as const,
		...owners.map(({ id }) => ({ kind: 'letter', locale, addressee: id }) as const)
	]);
	return wanted.reduce((grown, template) => withLetter(grown, template), entry);
}

function withLetter(entry: CaseInTheMaking, wanted: Pick<Template, 'kind' | 'locale' | 'addressee'>): CaseInTheMaking {
	const { templates = [] } = entry;
	if (templateIndex(entry, wanted) >= 0) return entry;
	const { kind, locale, addressee } = wanted;
	const taken = templates.map((each) => each.id ?? '');
	const id = freeId([addressee ?? entry.id, kind, locale].join('-'), 'template', taken);
	const begun: Template = { id, kind, locale, ...(addressee !== undefined && { addressee }), blocks: [newBlock()] };
	return { ...entry, templates: [...templates, begun] };
}

/** The place of the letter or card among the templates; -1 where there is none. */
export const templateIndex = (
	{ templates = [] }: CaseInTheMaking,
	wanted: Pick<Template, 'kind' | 'locale' | 'addressee'>
): number =>
	templates.findIndex(
		({ kind, locale, addressee }) =>
			kind === wanted.kind && locale === wanted.locale && (addressee || undefined) === wanted.addressee
	);

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
