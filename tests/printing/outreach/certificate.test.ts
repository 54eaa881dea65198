/** Whatever a class, a place or an event is called, a certificate and its picture keep every text to its place. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textsOf } from '#lib/domain/print/sheet.ts';
import { layOutCertificate, layOutThanks, type LaidCertificate } from '#lib/printing/outreach/certificate.ts';
import { aCertificate, aCertificateText } from '../../support/certificates.ts';
import { posterCases } from '../../support/posters.ts';
import { nameOf80, strays } from '../../support/strays.ts';

const found = ({ page, layout }: LaidCertificate) =>
	strays({ layouts: [layout], widthMm: page.widthMm, heightMm: page.heightMm });

describe.each([
	['certificate', layOutCertificate],
	['picture of thanks', layOutThanks]
])('%s', (_, layOut) => {
	test('keeps every text to its area for names of 80 signs in Latin, Arabic, Han and Thai', () => {
		fc.assert(
			fc.property(nameOf80, nameOf80, nameOf80, (who, event, when) => {
				const text = aCertificateText({ head: `${who} wrote 12,345 letters and 6,789 cards.`, event, when });
				expect(found(layOut(aCertificate({ text })))).toEqual([]);
			}),
			{ numRuns: 12 }
		);
	});

	test('shows each person once, for one to twelve of them, and keeps its texts clear of the pictures', () => {
		for (let count = 1; count <= 12; count++) {
			const arts = Array.from({ length: count }, (_, at) => ({ ...posterCases[at % 10]!.art }));
			const laid = layOut(aCertificate({ arts }));
			const pictures = laid.layout.marks.flatMap((mark) => (mark.kind === 'picture' && mark.clip ? [mark.clip] : []));
			expect(pictures).toHaveLength(count);
			const lowest = Math.max(...pictures.map(({ yMm, heightMm }) => yMm + heightMm));
			expect(laid.layout.areas.find(({ name }) => name === 'said')!.area.topMm).toBeGreaterThan(lowest);
			expect(found(laid)).toEqual([]);
		}
	});

	test('says what was written as its heading, and marks practice only where the pack is from the archive', () => {
		const heading = textsOf(layOut(aCertificate()).page.marks).filter(({ block }) => block?.role === 'heading');
		expect(heading.map(({ text }) => text).join(' ')).toBe('Class 4B wrote 63 letters and 28 cards.');
		const marked = (setting: ReturnType<typeof aCertificate>) =>
			textsOf(layOut(setting).page.marks).some(({ colour }) => colour === 'practice');
		expect([marked(aCertificate()), marked(aCertificate({ practice: undefined }))]).toEqual([true, false]);
	});
});

test('a head of usual length is large on the certificate, and one that is too long to be read well is told', () => {
	expect(layOutCertificate(aCertificate()).layout.tight).toEqual([]);
	const text = aCertificateText({ head: 'Sekundarschule '.repeat(60) });
	expect(layOutCertificate(aCertificate({ text })).layout.tight).toContain('said');
});
