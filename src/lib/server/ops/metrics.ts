/** The server in numbers, in the text format of Prometheus. No number is about a single event, device, person or address. */
import type { Sums } from './sums.ts';

export interface AnswerCounts {
	count(status: number): void;
	/** Gives how many answers had a status of 200 to 299 (`2xx`) and so on, since the start. */
	counted(): [statuses: string, answers: number][];
}

/** Gives a count of the API's answers since the start. */
export function answerCounts(): AnswerCounts {
	const counts = new Map(['2xx', '3xx', '4xx', '5xx', '507'].map((statuses) => [statuses, 0]));
	return {
		count(status) {
			// A full disk is counted apart, because it is the one fault that only the operator can mend.
			const statuses = status === 507 ? '507' : `${Math.floor(status / 100)}xx`;
			counts.set(statuses, (counts.get(statuses) ?? 0) + 1);
		},
		counted: () => [...counts]
	};
}

interface Measured {
	sums: Sums;
	roomLeftBytes: number | undefined;
	lowRoomBytes: number;
	listeners: number;
	memoryBytes: number;
	answers: AnswerCounts;
}

/** Gives all numbers in the text format of Prometheus. */
export function metricsText({ sums, roomLeftBytes, lowRoomBytes, listeners, memoryBytes, answers }: Measured): string {
	const lines = [
		...gauge('events', 'Events that are kept.', sums.events),
		...gauge('items', 'Sealed items that arrived at these events.', sums.items),
		...gauge('sealed_bytes', 'Bytes of the sealed items that are kept.', sums.sealedBytes),
		...(roomLeftBytes === undefined ? [] : roomLines(roomLeftBytes, lowRoomBytes)),
		...gauge('live_listeners', 'Open live streams.', listeners),
		...gauge('memory_bytes', 'Memory that the process holds.', memoryBytes),
		...described('answers_total', 'counter', 'Answers of the API since the start, by status; 507 is a full disk.'),
		...answers.counted().map(([statuses, count]) => `writing_table_answers_total{status="${statuses}"} ${count}`)
	];
	return `${lines.join('\n')}\n`;
}

const roomLines = (leftBytes: number, lowBytes: number) => [
	...gauge('disk_free_bytes', 'Bytes free where the database lies.', leftBytes),
	...gauge('disk_nearly_full', 'Whether that is little (1), as LOW_DISK_MIB says.', leftBytes <= lowBytes ? 1 : 0)
];
const described = (name: string, type: string, help: string) => [
	`# HELP writing_table_${name} ${help}`,
	`# TYPE writing_table_${name} ${type}`
];
const gauge = (name: string, help: string, value: number) => [
	...described(name, 'gauge', help),
	`writing_table_${name} ${value}`
];
