/** Words by which a calm hint is recognised, per language of the letter. A language that is not here gets no such hints. */
import type { AdviceWords } from '#lib/domain/writing/advice.ts';
import type { CardWords } from '#lib/domain/writing/card-hints.ts';

const adviceWords: Record<string, AdviceWords> = {
	en: {
		introduces: ['my name is', 'i am', "i'm", 'i’m', 'i live', 'i write as', 'we are', 'our class', 'i work'],
		asks: ['ask', 'urge', 'request', 'appeal', 'please', 'call on', 'would like you', 'would you', 'could you', 'see to it'],
		rude: ['idiot', 'stupid', 'shame on you', 'liar', 'fascist', 'murderer', 'criminal regime', 'scum', 'disgusting', 'coward']
	},
	nl: {
		introduces: ['ik heet', 'mijn naam is', 'ik ben', 'ik woon', 'wij zijn', 'we zijn', 'onze klas', 'ik werk'],
		asks: [
			'vraag',
			'vragen',
			'verzoek',
			'verzoeken',
			'roep',
			'roepen',
			'alstublieft',
			'wilt u',
			'kunt u',
			'zorg dat',
			'zorg ervoor'
		],
		rude: ['idioot', 'dom', 'schaam u', 'leugenaar', 'fascist', 'moordenaar', 'misdadig regime', 'tuig', 'walgelijk', 'lafaard']
	},
	fr: {
		introduces: ["je m'appelle", 'je m’appelle', 'mon nom est', 'je suis', "j'habite", 'j’habite', 'nous sommes', 'notre classe'],
		asks: ['demande', 'demandons', 'prie', 'prions', 'appelle à', 'exhorte', 'veuillez', 'pourriez-vous', 'merci de', 'faites'],
		rude: ['idiot', 'idiote', 'imbécile', 'honte à vous', 'menteur', 'menteuse', 'fasciste', 'assassin', 'ordure', 'lâche']
	},
	de: {
		introduces: ['ich heiße', 'ich heisse', 'mein name ist', 'ich bin', 'ich wohne', 'ich lebe', 'wir sind', 'unsere klasse'],
		asks: [
			'bitte',
			'bitten',
			'fordere',
			'fordern',
			'ersuche',
			'appelliere',
			'würden sie',
			'könnten sie',
			'sorgen sie',
			'setzen sie'
		],
		rude: ['idiot', 'dumm', 'schämen sie sich', 'lügner', 'lügnerin', 'faschist', 'mörder', 'verbrecher', 'abschaum', 'feigling']
	}
};

const cardWords: Record<string, CardWords> = {
	en: {
		religion: ['christmas', 'xmas', 'god', 'jesus', 'bless', 'blessing', 'pray', 'prayer', 'prayers', 'allah', 'easter', 'amen'],
		organisations: ['amnesty', 'amnesty international', 'human rights watch', 'write for rights'],
		streets: [' street', ' road', ' avenue', ' lane', ' square', ' drive']
	},
	nl: {
		religion: [
			'kerst',
			'kerstmis',
			'kerstfeest',
			'god',
			'jezus',
			'zegen',
			'zegene',
			'bid',
			'bidden',
			'gebed',
			'allah',
			'pasen',
			'amen'
		],
		organisations: ['amnesty', 'amnesty international', 'human rights watch', 'write for rights', 'schrijfmarathon'],
		streets: ['straat', 'laan', 'weg', 'plein', 'gracht', 'kade', 'singel', 'dijk']
	}
};

const base = (locale: string) => locale.split('-')[0] ?? locale;

/** The words by which hints about a letter in this language are recognised; `undefined` for a language that has none here. */
export const adviceWordsIn = (locale: string): AdviceWords | undefined => adviceWords[base(locale)];

/** Cards are read in every language the app knows: people mix them. */
export function cardWordsAll(): CardWords {
	const all = Object.values(cardWords);
	return {
		religion: all.flatMap((each) => each.religion),
		organisations: all.flatMap((each) => each.organisations),
		streets: all.flatMap((each) => each.streets)
	};
}
