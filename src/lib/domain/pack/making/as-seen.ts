/** A half-made case as a writer would see it so far. It is for looking at, and never published. Pure. */
import type { Addressee } from '../addressee.ts';
import type { Case } from '../version-2.ts';
import { caseForm } from './case-form.ts';
import { finishFields } from './finish.ts';
import { newAddressee, newAsk, withLetters } from './new-case.ts';
import { isUntyped, type CaseInTheMaking } from './unfinished.ts';

/** Gives the case with nothing in the places that are still blank. */
export function asSeen(typed: CaseInTheMaking, locales: readonly string[]): Case {
	const written = (typed.asks ?? []).filter(({ text }) => !isUntyped(text));
	const asks = written.length > 0 ? written : [newAsk()];
	const addressees = typed.addressees?.length ? typed.addressees : [newAddressee([])];
	// A file with gaps may lack a letter or a card, and a writer always begins with one.
	const whole = withLetters({ ...typed, asks, addressees }, locales);
	const entry = finishFields(whole, caseForm, locales) as unknown as Case;
	const since = entry.since.filter(({ date, text, source }) => date && source && Object.values(text).some(Boolean));
	return { ...entry, since, addressees: entry.addressees.map(withCountry) };
}

/** Everybody's country stands in an address, and a blank one says nothing. */
const withCountry = (each: Addressee): Addressee => ({ ...each, country: each.country ?? {} });
