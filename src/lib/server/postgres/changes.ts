/** How server processes on one PostgreSQL tell each other that an event's counts changed: LISTEN and NOTIFY, beside the data. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { liveBounds } from '../asking/limits.ts';

export interface Changes {
	/** Tells every other process about the event, soon and once for many changes. */
	tell(code: string): void;
	/**
	 * Begins to listen. It calls back with the event that another process told of, or without one when messages may have been
	 * missed.
	 */
	hear(onChange: (code?: string) => void): void;
	/** Tells what is still to be told, and stops. */
	close(): Promise<void>;
}

const channel = 'writing_table_changes';

/** Gives the changes that travel over the PostgreSQL at this address. Every process hears the others and never itself. */
export function changesOver(url: string): Changes {
	const self = randomUUID();
	const telling = new Map<string, NodeJS.Timeout>();
	let line: Line | undefined;
	const tellNow = async (code: string) => {
		clearTimeout(telling.get(code));
		telling.delete(code);
		await line?.say(`${self} ${code}`);
	};
	return {
		tell(code) {
			// This happens after the commit and apart from it. Inside the commit, it would make commits wait for each other.
			if (!telling.has(code))
				telling.set(
					code,
					setTimeout(() => void tellNow(code), liveBounds.stepMs)
				);
		},
		hear(onChange) {
			line = openLine(url, (payload) => {
				if (payload === undefined) return onChange();
				const [from, code] = payload.split(' ');
				if (from !== self) onChange(code);
			});
		},
		async close() {
			await Promise.all([...telling.keys()].map(tellNow));
			await line?.close();
		}
	};
}

interface Line {
	say(payload: string): Promise<void>;
	close(): Promise<void>;
}

/**
 * Keeps one connection open, and opens another when it breaks. At each new connection it calls back without a payload, because
 * messages may have been missed.
 */
function openLine(url: string, heard: (payload?: string) => void): Line {
	let client: pg.Client | undefined;
	let timer: NodeJS.Timeout | undefined;
	let isClosed = false;
	const again = () => {
		clearTimeout(timer);
		if (!isClosed) timer = setTimeout(() => void connect(), liveBounds.reconnectMs);
	};
	const connect = async () => {
		const fresh = (client = new pg.Client({ connectionString: url, keepAlive: true }));
		fresh.on('notification', ({ payload }) => heard(payload));
		fresh.on('error', again);
		fresh.on('end', again);
		try {
			await fresh.connect();
			await fresh.query(`listen ${channel}`);
			heard();
		} catch {
			again();
		}
		if (isClosed) await fresh.end().catch(() => {});
	};
	void connect();
	return {
		async say(payload) {
			// A failure loses nothing: the counts are always read as a whole, so the next change brings this one too.
			await client?.query('select pg_notify($1, $2)', [channel, payload]).catch(() => {});
		},
		async close() {
			isClosed = true;
			clearTimeout(timer);
			await client?.end().catch(() => {});
		}
	};
}
