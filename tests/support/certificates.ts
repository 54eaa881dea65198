import type { CertificateSetting, CertificateText } from '#lib/printing/outreach/certificate.ts';
import { posterCases } from './posters.ts';
import { printFonts, printWords } from './print-fonts.ts';

export function aCertificateText(change: Partial<CertificateText> = {}): CertificateText {
	return {
		...{ lang: 'en', kind: 'Certificate', head: 'Class 4B wrote 63 letters and 28 cards.', count: '91' },
		lead: 'Each of them is for a person whom the writers will perhaps never meet.',
		...{ event: 'Northaven writes', when: 'Quayside Library, 10 December 2026', signed: 'for the organisers' },
		...{ maker: 'Writing Table', postmark: ['10 Dec', '2026'] },
		...change
	};
}

/** As it is made of the pack of 2021, whose letters are not sent. */
export function aCertificate(change: Partial<CertificateSetting> = {}): CertificateSetting {
	const arts = posterCases.map(({ art }) => art);
	return { text: aCertificateText(), arts, fonts: printFonts, practice: { year: 2021, words: printWords }, ...change };
}
