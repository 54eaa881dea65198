/** A writer in any engine, from the join link to the thank-you. It finds everything by the English words on the screens. */
import type { Wanted } from './find.ts';
import { until } from '../patience.ts';
import type { Person } from './person.ts';

export const firstBlock: Wanted = { role: 'textbox', name: '^Block 1:' };
export const message: Wanted = { role: 'textbox', name: '^Your message$' };
export const nameField: Wanted = { role: 'textbox', name: '^Your name' };
const signingField: Wanted = { role: 'img', name: '^Signing field' };
export const signature: Wanted = { role: 'img', name: '^Your signature$' };
const drawingField: Wanted = { role: 'img', name: '^Drawing field' };
const drawing: Wanted = { role: 'img', name: '^Your drawing$' };
export const readOnceMore: Wanted = { role: 'button', name: '^Read it once more$' };
const stillWriting: Wanted = { role: 'button', name: '^I am still writing$' };
/** What the app offers when the storage of a browser that was killed does not open in its time. */
const tryAgain: Wanted = { role: 'button', name: '^Try again$' };
export const handInButton: Wanted = { role: 'button', name: '^Hand in$' };
export const thanks: Wanted = { role: 'heading', name: '^Thank you\\. Your (letter|card)' };
const joinATable: Wanted = { role: 'heading', name: '^Join a table$' };
const allPeople: Wanted = { role: 'heading', name: '^Who will you write to' };

/** The counts in the bar above every screen. */
export const outboxMarks = (counts: string): Wanted => ({ role: 'button', name: counts });

/** Opens the link in a browser that has kept this site over a night, and waits until no network is needed from here on. */
export async function join(person: Person, link: string) {
	await person.browser.goto(new URL('/', link).href);
	// WebKit's driver does not wait for a page, and the page before this one has no storage.
	await person.sees(joinATable);
	await person.browser.run(() => localStorage.setItem('writing-table/outlived', 'yes'));
	await person.browser.goto(link);
	await person.seesText('Ready without a network');
	await person.taps({ role: 'link', name: '^Choose who to write to' });
	await person.sees(allPeople);
}

/**
 * Waits until it is there. When a veil lies over an untouched shared tablet, it lifts the veil, as a person who still writes
 * does; when the app offers to try again, it tries, and says so in the log.
 */
export async function seesUnveiled(person: Person, wanted: Wanted) {
	const isThere = (each: Wanted) => person.isSeeing(each).catch(() => false);
	const isShown = async () => {
		if (await isThere(stillWriting)) await person.taps(stillWriting);
		if (await isThere(tryAgain)) {
			console.warn(`tried again: ${await person.whole()}`);
			await person.taps(tryAgain);
		}
		return isThere(wanted);
	};
	await until(isShown, 100, () => `${JSON.stringify(wanted)} is nowhere`).catch(async (failure: Error) => {
		throw new Error(`${failure.message}\n${await person.whole()}`);
	});
}

export async function openSheet(person: Person, url: string, kind: 'letter' | 'card', caseId: string) {
	await person.browser.goto(`${url}/cases/${caseId}/${kind}`);
	await seesUnveiled(person, readOnceMore);
}

export async function sign(person: Person) {
	await person.draws(signingField);
	await person.sees(signature);
}

export async function drawOn(person: Person) {
	await person.draws(drawingField);
	await person.sees(drawing);
}

export async function handIn(person: Person) {
	await person.taps(readOnceMore);
	await person.taps(handInButton);
	await person.sees(thanks);
}

/** Gives a shared device to the next person. The document is replaced, and only then is it looked at. */
export async function nextPlease(person: Person) {
	await person.taps({ role: 'button', name: '^I am done, next please' });
	await person.browser.run(() => document.documentElement.setAttribute('data-before', ''));
	await person.taps({ role: 'button', name: '^Clear the table$' });
	const isBefore = () => person.browser.run(() => document.documentElement.hasAttribute('data-before'));
	await until(
		async () => !(await isBefore().catch(() => true)),
		100,
		() => 'the table was not cleared'
	);
	await person.sees(allPeople);
	await person.sees(outboxMarks('safe here'));
}
