/** A pack of version 2 in which every field stands, with loose types so that a test can spoil it. */
type Words = Record<string, string>;
type Loose = Record<string, unknown>;

interface LooseAddressee extends Loose {
	id: string;
	country?: Words;
	lines: string[] | null;
	rules?: Loose;
}
export interface LooseCase extends Loose {
	id: string;
	addressees: LooseAddressee[];
	asks: Loose[];
	card: Loose & { rules: Loose };
	dates: Loose;
	portrait: Loose;
	readySentences: Loose[];
	templates: Loose[];
}
export interface LoosePack extends Loose {
	post: Loose[];
	cases: LooseCase[];
}

const both = (en: string, nl: string) => ({ en, nl });

export const aPackOfVersion2 = (): LoosePack => ({
	v: 2,
	id: 'example',
	title: both('Example', 'Voorbeeld'),
	year: 2026,
	locales: ['en', 'nl'],
	source: { text: both('Made up', 'Verzonnen'), asOf: '2026-01-31' },
	guidance: { letters: { en: ['Be polite.'], nl: ['Blijf beleefd.'] }, cards: { en: ['Be warm.'], nl: ['Wees hartelijk.'] } },
	about: { en: ['About'], nl: ['Over'] },
	deadline: '2027-01-31',
	privacy: { en: ['We keep nothing.'], nl: ['Wij bewaren niets.'] },
	accessibility: { en: ['For everybody.'], nl: ['Voor iedereen.'] },
	imprint: { en: ['Us.'], nl: ['Wij.'] },
	post: [
		{
			country: 'MX',
			goes: 'suspended',
			asOf: '2026-11-01',
			source: 'https://example.org/post',
			note: both('Strike.', 'Staking.')
		}
	],
	cases: [aCase()]
});

function aCase(): LooseCase {
	return {
		id: 'ada-example',
		number: 1,
		names: { full: 'Ada Example', short: 'Ada' },
		nativeName: { lang: 'es', text: 'Ada Ejemplo' },
		pronunciation: both('AH-da', 'AA-da'),
		country: both('Mexico', 'Mexico'),
		countryCode: 'MX',
		line: both('A line', 'Een regel'),
		state: 'good-news',
		news: both('Ada is free.', 'Ada is vrij.'),
		emblem: { stamp: 'plain', colour: '#4a5263', alt: both('An envelope', 'Een envelop') },
		portrait: {
			sha256: 'a'.repeat(64),
			bytes: 300 * 1024,
			widthPx: 1_600,
			heightPx: 1_200,
			alt: both('Ada laughs.', 'Ada lacht.'),
			credit: 'Her sister',
			consent: { note: 'Ada agreed by letter', on: '2026-03-01' }
		},
		story: { en: ['Ada planted a flower.'], nl: ['Ada plantte een bloem.'] },
		easyStory: { en: ['Ada likes flowers.'], nl: ['Ada houdt van bloemen.'] },
		contentNote: both('Tells of prison.', 'Vertelt over de gevangenis.'),
		fromAge: 13,
		asks: [
			{ text: both('Free Ada.', 'Laat Ada vrij.'), kind: 'release', for: 'person', met: 'met', asOf: '2026-11-02' },
			{ text: both('Change the law.', 'Verander de wet.'), kind: 'change-law', for: 'everybody', met: 'not' },
			{ text: both('Say sorry.', 'Zeg sorry.'), for: 'person', met: 'partly' }
		],
		addressees: [anAuthority(), anInstitution(), anEmbassy(), thePerson()],
		card: {
			lines: ['Prison 1', 'Mexico'],
			suggestions: { en: ['Draw'], nl: ['Teken'] },
			salutation: both('Dear Ada,', 'Beste Ada,'),
			closing: both('Warm wishes,', 'Warme groeten,'),
			recipient: 'person',
			rules: {
				languages: ['es'],
				script: 'Latn',
				sender: 'required',
				senderOf: 'group',
				number: 'Prisoner 7731',
				keepOut: { en: ['freedom', 'fight on'], es: ['libertad'] },
				religion: false,
				organisation: false,
				drawings: true,
				colours: false,
				paper: both('White paper only.', 'Alleen wit papier.'),
				mostSheets: 1
			}
		},
		dates: { postFrom: '2026-12-01', postUntil: '2027-01-15', birthday: '02-29' },
		since: [{ date: '2026-01', text: both('News', 'Nieuws'), source: 'https://example.org/news' }],
		sources: ['http://example.org/'],
		readySentences: [
			{
				lang: 'es',
				text: 'Pienso en usted.',
				means: both('I think of you.', 'Ik denk aan u.'),
				translatedBy: 'A teacher of Spanish'
			}
		],
		templates: [
			...['letter', 'card'].flatMap((kind) => ['en', 'nl'].map((locale) => ({ ...aTemplate(kind, locale) }))),
			...['en', 'nl'].map((locale) => ({ ...aTemplate('letter', locale), id: `to-ada-${locale}`, addressee: 'ada' }))
		]
	};
}

const aTemplate = (kind: string, locale: string) => ({
	id: `${kind}-${locale}`,
	kind,
	locale,
	...(kind === 'letter' && { subject: `Ada, ${locale}` }),
	blocks: [{ prompt: 'Who are you?', hint: 'One line is enough.', starters: ['My name is …'] }]
});

const mexico = { country: both('Mexico', 'Mexico'), countryCode: 'MX' };

const anAuthority = (): LooseAddressee => ({
	id: 'president',
	kind: 'authority',
	office: both('President', 'President'),
	name: 'Somebody',
	lines: ['The President', 'Palace 1', 'Mexico City'],
	...mexico,
	about: both('Can free Ada.', 'Kan Ada vrijlaten.'),
	languages: ['es', 'en'],
	salutation: both('Your Excellency,', 'Excellentie,'),
	closing: both('Yours faithfully,', 'Hoogachtend,'),
	route: 'post',
	weight: 3,
	copyTo: 'embassy'
});

const anInstitution = (): LooseAddressee => ({
	...anAuthority(),
	id: 'ombudsman',
	kind: 'institution',
	office: both('Ombudsman', 'Ombudsman'),
	lines: null,
	route: 'bundle',
	salutation: both('Dear Ombudsman,', 'Geachte ombudsman,'),
	weight: 1
});

function anEmbassy(): LooseAddressee {
	const { copyTo: _, name: _name, ...rest } = anAuthority();
	return {
		...rest,
		id: 'embassy',
		kind: 'embassy',
		office: both('President', 'President'),
		lines: ['c/o Embassy of Mexico', 'Street 2', 'The Hague'],
		country: both('Netherlands', 'Nederland'),
		countryCode: 'NL',
		route: 'embassy',
		weight: 0,
		passOn: both('Please pass on to the President', 'Graag doorgeven aan de president')
	};
}

function thePerson(): LooseAddressee {
	const { copyTo: _, name: _name, ...rest } = anAuthority();
	return {
		...rest,
		id: 'ada',
		kind: 'person',
		office: both('Ada Example', 'Ada Example'),
		lines: ['Ada Example', 'Prison 1', 'Mexico'],
		salutation: both('Dear Ada,', 'Beste Ada,'),
		closing: both('Warm wishes,', 'Warme groeten,'),
		weight: 1,
		rules: { sender: 'allowed', religion: true, organisation: true, drawings: true, colours: true }
	};
}
