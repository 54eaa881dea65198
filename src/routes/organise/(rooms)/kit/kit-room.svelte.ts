/** What is chosen in the room, and what it takes in paper. What was chosen is kept on this device at once. */
import type { OpenEvent } from '#lib/desk/open-event.svelte.ts';
import { copiesWithin, mostCopies, mostPeople, mostTables, proposedCopies } from '#lib/domain/kit/copies.ts';
import type { KeptKit } from '#lib/domain/kit/kept-kit.ts';
import { kitParts, type KitPart } from '#lib/domain/kit/parts.ts';
import { kitSheetsOf, kitSums, priceOf, type LaidPart } from '#lib/domain/kit/sums.ts';
import { announcementOf } from '#lib/domain/outreach/announcement.ts';
import { isOver } from '#lib/domain/pack.ts';
import { envelopeProfiles } from '#lib/domain/print/envelope.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import type { Picture } from '#lib/printing/images/svg-picture.ts';
import type { KitLanguage, KitSetting } from '#lib/printing/kit/kit-setting.ts';
import { keptPosters } from '../outreach/kept-posters.ts';
import { keptKits } from './kept-kits.ts';
import { kitLanguageOf } from './kit-words.ts';
import type { LaidKit } from './lay-out-kit.later.ts';

export class KitRoom {
	readonly #open: OpenEvent;
	readonly #origin: string;
	#kept = $state.raw<KeptKit>()!;
	pictures = $state.raw<readonly Picture[]>();
	laid = $state.raw<LaidKit>();

	constructor(open: OpenEvent, origin: string) {
		this.#open = open;
		this.#origin = origin;
		this.#kept = keptKits.read(open.code);
	}

	get kept(): KeptKit {
		return this.#kept;
	}

	say(change: Partial<KeptKit>) {
		this.#kept = { ...this.#kept, ...change };
		keptKits.keep(this.#open.code, this.#kept);
	}

	readonly facts = $derived.by(() => announcementOf(this.#open.manifest, keptPosters.read(this.#open.code), this.#origin));
	readonly cases = $derived.by(() => this.#open.pack.cases.filter((entry) => !isOver(entry)));
	/** Those of the pack: a story stands in no other. */
	readonly offered = $derived.by(() => this.#open.pack.locales);
	/** The languages of the event that the pack has, until somebody chooses others. */
	readonly tags = $derived.by((): string[] => {
		const chosen = this.offered.filter((tag) => this.#kept.languages.includes(tag));
		if (chosen.length > 0) return chosen;
		const ofEvent = this.offered.filter((tag) => this.#open.manifest.locales.includes(tag));
		return ofEvent.length > 0 ? ofEvent : this.offered.slice(0, 1);
	});
	// Texts and numbers, not what holds them: a price that is typed lays out nothing anew.
	readonly #tagLine = $derived.by(() => this.tags.join(' '));
	readonly #tables = $derived.by(() => this.#kept.tables);
	readonly #isBooklet = $derived.by(() => this.#kept.isBooklet && this.#kept.isTwoSided);
	readonly languages = $derived.by((): KitLanguage[] =>
		this.#tagLine.split(' ').map((tag) => kitLanguageOf(tag, screenLanguage.current))
	);

	get files(): KeptKit['files'] {
		return this.#kept.files;
	}
	set files(files: KeptKit['files']) {
		this.say({ files });
	}

	chooseLanguage(tag: string, isOn: boolean) {
		const chosen = this.offered.filter((each) => (each === tag ? isOn : this.tags.includes(each)));
		// A kit has one language at least.
		if (chosen.length > 0) this.say({ languages: chosen });
	}
	choosePart(part: KitPart, isOn: boolean) {
		this.say({ parts: kitParts.filter((each) => (each === part ? isOn : this.#kept.parts.includes(each))) });
	}
	sayPeople(typed: string) {
		this.say({ people: copiesWithin(Number(typed), 1, mostPeople) });
	}
	sayTables(typed: string) {
		this.say({ tables: copiesWithin(Number(typed), 1, mostTables) });
	}
	sayCopies(part: KitPart, typed: number) {
		const others = this.#kept.copies.filter((each) => each.part !== part);
		const count = copiesWithin(typed, 1, mostCopies);
		this.say({ copies: count === this.proposed(part) ? others : [...others, { part, count }] });
	}

	readonly #hall = $derived.by(() => {
		const { people, tables } = this.#kept;
		return { people, tables, cases: this.cases.length, languages: this.tags.length };
	});
	proposed(part: KitPart): number {
		return proposedCopies(part, this.#hall);
	}
	copiesOf(part: KitPart): number {
		return this.#kept.copies.find((each) => each.part === part)?.count ?? this.proposed(part);
	}

	/** Undefined until the drawings are there. */
	readonly setting = $derived.by((): Omit<KitSetting, 'fonts'> | undefined => {
		const { pictures, facts, cases } = this;
		if (!pictures) return undefined;
		const { manifest, pack } = this.#open;
		const labels = Array.from({ length: this.#tables }, (_, at) => String(at + 1));
		return {
			...{ facts, pack, cases },
			pictures: Object.fromEntries(pack.cases.map(({ id }, at) => [id, pictures[at]])),
			envelope: manifest.settings.envelope,
			tables: labels.map((label) => ({ label, link: this.#open.joinLink(label) })),
			isBooklet: this.#isBooklet
		};
	});

	/** All that decides what is laid out, as a text; empty until the drawings are there. */
	readonly layout = $derived.by(() => {
		const { setting } = this;
		if (!setting) return '';
		const { facts, envelope, tables, isBooklet, cases } = setting;
		const { packDigest } = this.#open.manifest;
		return JSON.stringify([
			facts,
			envelope,
			tables,
			isBooklet,
			cases.map(({ id }) => id),
			packDigest,
			this.#tagLine,
			screenLanguage.current
		]);
	});

	readonly paper = $derived.by(() => envelopeProfiles[this.#open.manifest.settings.envelope].paper);

	/** The parts as they are laid out, with their copies; undefined while something is still being laid out. */
	readonly parts = $derived.by((): LaidPart[] | undefined => {
		const { laid } = this;
		if (laid?.kind !== 'laid') return undefined;
		return kitParts.map((part) => ({
			part,
			pages: laid.pages[part],
			copies: this.#kept.parts.includes(part) ? this.copiesOf(part) : 0,
			...(laid.perSheet[part] !== undefined && { perSheet: laid.perSheet[part] })
		}));
	});
	sheetsOf(part: KitPart): number | undefined {
		const found = this.parts?.find((each) => each.part === part);
		return found && kitSheetsOf(found, this.#kept.isTwoSided);
	}
	readonly sums = $derived.by(() => this.parts && kitSums(this.parts, this.#kept.isTwoSided, this.paper));
	/** The price of all sheets; undefined while no price is typed. */
	readonly cost = $derived.by(() => {
		const price = priceOf(this.#kept.price);
		return price === undefined || !this.sums ? undefined : price * this.sums.sheets;
	});
	readonly isPriceWrong = $derived.by(() => this.#kept.price.trim() !== '' && priceOf(this.#kept.price) === undefined);
	/** All that decides what is in the files. */
	readonly order = $derived.by(() => {
		const { parts, isTwoSided, isBooklet, files, tables } = this.#kept;
		const copies = parts.map((part) => [part, this.copiesOf(part)]);
		return JSON.stringify([copies, isTwoSided, isBooklet, files, tables, this.#tagLine]);
	});
}
