/** The next state of an event's signed record. Only organisers' devices write one, so no first screen of a writer has this. */
import { parseManifest, type Manifest, type Settings } from './manifest.ts';
import { newsAfter, type NewsChange } from './pack/change-news.ts';
import { outcomesAfter, type OutcomeChange } from './pack/change-outcomes.ts';

/** They stay as they are, or change in a way of their own. */
type OwnChange = 'needs' | 'v' | 'code' | 'eventId' | 'counter' | 'settings' | 'news' | 'outcomes';
/** What may change while an event runs. Of the settings, those that change and no others. */
export type ManifestChange = Partial<Omit<Manifest, OwnChange>> & {
	settings?: Partial<Settings>;
	news?: NewsChange;
	outcomes?: OutcomeChange;
};

/**
 * The next state of the record as the text to sign, under a counter one higher. It starts from the signed text and not from what this
 * app could read of it: an older app that changes a name must not erase what a newer app wrote. Throws when the text cannot be read.
 */
export function changedManifest(signed: string, { settings, news, outcomes, ...change }: ManifestChange): string {
	const parsed = parseManifest(signed);
	if (parsed.kind === 'malformed') throw new Error(`a record that cannot be changed: ${parsed.problem}`);
	const written = JSON.parse(signed) as Record<string, unknown>;
	const told = news && { news: newsAfter(written.news, news) };
	const became = outcomes && { outcomes: outcomesAfter(written.outcomes, outcomes) };
	const changed = { ...written, ...change, ...told, ...became, counter: parsed.value.counter + 1 };
	return JSON.stringify(settings ? { ...changed, settings: { ...(written.settings as object), ...settings } } : changed);
}
