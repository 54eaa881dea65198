/** A pack whose cases are history, as `--pack` takes it. */
const template = (id: string, kind: string) => ({
	...{
		id,
		kind,
		locale: 'en',
		salutation: 'Dear Wendy,',
		closing: 'Yours,',
		blocks: [{ prompt: 'Who are you?', starters: ['I am'] }]
	}
});
const aPackCase = {
	id: 'wendy-galarza',
	number: 1,
	names: { full: 'Wendy Galarza', short: 'Wendy' },
	country: { en: 'Mexico' },
	countryCode: 'MX',
	line: { en: 'Shot at a march' },
	status: 'open',
	story: { en: ['She was shot at a march.'] },
	asks: { en: ['Investigate.'] },
	authority: { office: { en: 'Attorney General' }, lines: ['Fiscal General'], about: { en: 'Can decide.' }, languages: ['es'] },
	route: 'post',
	card: {
		lines: null,
		suggestions: { en: ['You are not alone.'] },
		flags: {
			religiousWordingAllowed: false,
			mayMentionOrganisation: false,
			senderAddressAllowed: false,
			recipientIsFamily: false
		}
	},
	since: [],
	sources: [],
	templates: [template('wendy-letter', 'letter'), template('wendy-card', 'card')]
};
export const anArchivePack = {
	v: 1,
	id: 'marathon-2021',
	title: { en: 'The pack of 2021' },
	year: 2021,
	archive: true,
	locales: ['en'],
	source: { text: { en: 'An archive' }, asOf: '2021-12-10' },
	guidance: { letters: { en: ['Be polite.'] }, cards: { en: ['Be warm.'] } },
	about: { en: ['History.'] },
	cases: [aPackCase]
};
