/** Days, moments and figures as this screen's language writes them. */
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';

const dayOf = (day: string) => new Date(`${day}T12:00:00Z`);
const longDay = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;

/** "10 December 2026"; English is written the way it is in Europe. */
export function dayInWords(day: string): string {
	return new Intl.DateTimeFormat(locale(), longDay).format(dayOf(day));
}

export function daysInWords(from: string, to: string): string {
	if (!from || !to) return '';
	return from === to ? dayInWords(from) : new Intl.DateTimeFormat(locale(), longDay).formatRange(dayOf(from), dayOf(to));
}

/** "16:40", of a moment in milliseconds. */
export function timeInWords(atMs: number): string {
	return new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', hour12: false }).format(atMs);
}

/** "10 December 16:40". */
export function momentInWords(atMs: number): string {
	const day = new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long' }).format(atMs);
	return `${day} ${timeInWords(atMs)}`;
}

/** A language in its own name. */
export function languageName(tag: string): string {
	const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
	return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

const locale = () => (screenLanguage.current === 'en' ? 'en-GB' : screenLanguage.current);
