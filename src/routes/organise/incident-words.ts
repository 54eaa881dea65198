/** What to do when something went wrong at an event, step by step, with the hours in which it is done. */
import { words } from '#lib/i18n/words.ts';

export const incidents = ['words', 'pages', 'tablet', 'threat'] as const;
export type Incident = (typeof incidents)[number];

interface IncidentStep {
	/** Until when. */
	when: string;
	what: string;
	/** Where in the app it is done. */
	to?: { href: string; label: string };
}

export const incidentInWords: Record<Incident, () => string> = {
	words: words.incident_words,
	pages: words.incident_pages,
	tablet: words.incident_tablet,
	threat: words.incident_threat
};

const toEvent = () => ({ href: '/organise/event', label: words.room_event() });
const toRoll = () => ({ href: '/organise/roll', label: words.roll_to() });
const now = words.incident_now;
const hour = words.incident_hour;
const today = words.incident_today;
const authority = (): IncidentStep => ({ when: words.incident_72(), what: words.incident_authority() });
const writeDown = (): IncidentStep => ({ when: today(), what: words.incident_note() });

const steps: Record<Incident, () => IncidentStep[]> = {
	words: () => [
		{ when: now(), what: words.incident_words_hand_over(), to: toEvent() },
		{ when: hour(), what: words.incident_words_print() },
		{ when: today(), what: words.incident_words_read() },
		writeDown(),
		authority()
	],
	pages: () => [
		{ when: now(), what: words.incident_pages_look() },
		{ when: hour(), what: words.incident_pages_which(), to: { href: '/organise/print', label: words.room_print() } },
		writeDown(),
		authority()
	],
	tablet: () => [
		{ when: now(), what: words.incident_tablet_out(), to: toRoll() },
		{ when: hour(), what: words.incident_tablet_link() },
		{ when: today(), what: words.incident_tablet_sealed() },
		writeDown()
	],
	threat: () => [
		{ when: now(), what: words.incident_threat_people() },
		{ when: now(), what: words.incident_threat_call() },
		{ when: hour(), what: words.incident_threat_stop() },
		{ when: today(), what: words.incident_threat_care() },
		writeDown()
	]
};
export const stepsOf = (incident: Incident): IncidentStep[] => steps[incident]();
