/** The settings of the open event while an organiser changes them. Another organiser may change them at the same time. */
import { changedFields, changeOf, fieldsOf, meetTheirs, type Difference, type EventFields } from '#lib/domain/event-fields.ts';
import { todayIn } from '#lib/domain/hall/today.ts';
import type { Hindrance } from '#lib/net/hindrance.ts';
import type { OpenEvent } from './open-event.svelte.ts';

/** The fields of the settings while a person fills them in, with what stopped the last attempt to save. */
export class SettingsForm {
	fields: EventFields = $state() as EventFields;
	/** What another organiser changed meanwhile, when that stopped the saving. */
	differences = $state.raw<Difference[]>([]);
	failure = $state.raw<Hindrance>();
	isBusy = $state(false);
	readonly #open: OpenEvent;
	#before: EventFields;

	constructor(open: OpenEvent) {
		this.#open = open;
		this.#before = this.#now();
		this.fields = this.#now();
	}

	get isOrderWrong(): boolean {
		return this.fields.endsOn < this.fields.startsOn;
	}

	/** Whether the last day was set to a day in the past. This is allowed, and the screen says so. */
	get isOver(): boolean {
		const { timeZone } = this.#open.manifest;
		return this.fields.endsOn !== this.#before.endsOn && this.fields.endsOn < todayIn(timeZone, this.#open.nowMs());
	}

	get isComplete(): boolean {
		const { name, place, startsOn, endsOn, locales } = this.fields;
		return (
			name.trim() !== '' && place.trim() !== '' && startsOn !== '' && endsOn !== '' && !this.isOrderWrong && locales.length > 0
		);
	}

	toggle(locale: string, isChosen: boolean) {
		const { fields } = this;
		const chosen = isChosen ? [...fields.locales, locale] : fields.locales.filter((each) => each !== locale);
		const isAsBefore =
			chosen.length === this.#before.locales.length && this.#before.locales.every((each) => chosen.includes(each));
		// Languages that the event has and the pack lacks are left as they are.
		const { locales } = this.#open.pack;
		const order = [...locales, ...this.#before.locales.filter((each) => !locales.includes(each))];
		fields.locales = isAsBefore ? this.#before.locales : order.filter((each) => chosen.includes(each));
	}

	/**
	 * Sends only what was changed here, and gives true once the server has it. What others changed first is taken in and shown.
	 */
	async save(): Promise<boolean> {
		const entered = $state.snapshot(this.fields);
		const change = changeOf(changedFields({ ...entered, name: entered.name.trim(), place: entered.place.trim() }, this.#before));
		if (Object.keys(change).length === 0) return true;
		this.isBusy = true;
		this.failure = undefined;
		const outcome = await this.#open.change(change);
		if (outcome.kind !== 'given' && outcome.kind === 'declined' && outcome.because === 'wrong-counter') await this.#meetTheirs();
		this.isBusy = false;
		if (outcome.kind === 'given') return true;
		this.failure = outcome;
		return false;
	}

	async #meetTheirs() {
		await this.#open.refresh();
		const theirs = this.#now();
		const met = meetTheirs($state.snapshot(this.fields), this.#before, theirs);
		this.fields = met.fields;
		this.differences = met.differences;
		this.#before = theirs;
	}

	#now = () => fieldsOf(this.#open.manifest, this.#open.unknownEnvelope !== undefined);
}
