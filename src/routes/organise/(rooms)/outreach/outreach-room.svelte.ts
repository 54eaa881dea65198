/** What is chosen in the room, and the piece laid out from it. What was said is kept on this device at once. */
import type { OpenEvent } from '#lib/desk/open-event.svelte.ts';
import { inLocale } from '#lib/domain/pack.ts';
import { announcementOf } from '#lib/domain/outreach/announcement.ts';
import type { KeptOutreach } from '#lib/domain/outreach/kept-outreach.ts';
import type { OwnColour } from '#lib/domain/print/sheet.ts';
import { spoken, type LanguageTag } from '#lib/i18n/languages.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import type { Picture } from '#lib/printing/images/svg-picture.ts';
import type { Design, ForWhom, PaperKind, Piece } from '#lib/printing/outreach/pieces.ts';
import type { PosterCase, PosterSetting } from '#lib/printing/outreach/poster-setting.ts';
import type { ShareSize } from '#lib/domain/outreach/share-sizes.ts';
import { colourOf } from '../../../stamp-art.ts';
import { theSheetWords } from '../../sheet-words.ts';
import { keptPosters } from './kept-posters.ts';
import { thePosterWords } from './poster-words.ts';

export type PieceKind = PaperKind | ShareSize;
const papers: readonly string[] = ['a4', 'a3', 'flyer', 'tent'] satisfies PaperKind[];

export class OutreachRoom {
	readonly #open: OpenEvent;
	readonly origin: string;
	kind = $state<PieceKind>('a4');
	design = $state<Design>('stamps');
	forWhom = $state<ForWhom>('own-printer');
	first = $state<LanguageTag>('en');
	second = $state<LanguageTag | ''>('');
	caseId = $state('');
	pictures = $state.raw<readonly Picture[]>();
	#kept = $state.raw<KeptOutreach>()!;

	constructor(open: OpenEvent, origin: string) {
		this.#open = open;
		this.origin = origin;
		this.#kept = keptPosters.read(open.code);
		this.first = open.manifest.locales.map(spoken).find((tag) => tag !== undefined) ?? screenLanguage.current;
		this.caseId = open.pack.cases[0]?.id ?? '';
	}

	get kept(): KeptOutreach {
		return this.#kept;
	}

	say(change: Partial<KeptOutreach>) {
		this.#kept = { ...this.#kept, ...change };
		keptPosters.keep(this.#open.code, this.#kept);
	}

	readonly facts = $derived.by(() => announcementOf(this.#open.manifest, this.#kept, this.origin));
	readonly isOnPaper = $derived(papers.includes(this.kind));
	readonly piece: Piece = $derived({ kind: this.kind, design: this.design });
	readonly words = $derived.by((): PosterSetting['words'] => {
		const first = thePosterWords(this.first);
		return this.second === '' || this.second === this.first ? [first] : [first, thePosterWords(this.second)];
	});
	readonly languages = $derived(this.words.map(({ lang }) => lang as LanguageTag));

	/** The sentence over a case's drawing: the organiser's own, else the name and the line of the stamp sheet. */
	sentenceOf(caseId: string, lang: string): string {
		const entry = this.#open.pack.cases.find(({ id }) => id === caseId);
		const own = this.#kept.sentences[`${caseId} ${lang}`];
		if (own !== undefined || !entry) return own ?? '';
		return `${entry.names.short}. ${inLocale(entry.line, lang)}.`;
	}

	/** Undefined until the drawings are there. */
	readonly cases = $derived.by((): PosterCase[] | undefined => {
		const { pictures } = this;
		return (
			pictures &&
			this.#open.pack.cases.map((entry, at): PosterCase => ({
				id: entry.id,
				name: entry.names.short,
				art: pictures[at]!,
				colour: colourOf(entry) as OwnColour,
				salutation: Object.fromEntries(this.languages.map((lang) => [lang, inLocale(entry.addressees[0]!.salutation, lang)])),
				sentence: Object.fromEntries(this.languages.map((lang) => [lang, this.sentenceOf(entry.id, lang)]))
			}))
		);
	});

	readonly setting = $derived.by((): Omit<PosterSetting, 'bleedMm' | 'fonts'> | undefined => {
		const { cases, facts, words } = this;
		const chosen = cases?.find(({ id }) => id === this.caseId) ?? cases?.[0];
		if (!cases || !chosen) return undefined;
		const { archive, year } = this.#open.pack;
		return { facts, words, cases, chosen, ...(archive && { practice: { year, words: theSheetWords() } }) };
	});

	/** Why nothing can be printed yet. A poster to fill by hand has a line for who is responsible. */
	readonly isResponsibleMissing = $derived(this.isOnPaper && this.design !== 'blanks' && this.facts.responsible === '');
	readonly isMissing = $derived(this.#kept.from === '' || this.#kept.place.trim() === '');
}
