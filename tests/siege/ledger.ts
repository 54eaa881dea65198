/** What a siege has found so far, on disk: it can be stopped at any time, and the next one goes on from there. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Figures {
	kills: number;
	/** Of these, of PostgreSQL itself. */
	databaseKills: number;
	/** Of these, while the server was still starting. */
	killsAtStart: number;
	/** Of these, with a backup put in the place of the database before the server started again. */
	restored: number;
	/** Items that had a receipt, were not in such a backup, and were sent again. */
	sentAgain: number;
	/** Items given a number so far, receipted or not. */
	numbered: number;
	/** Letters posted fifty times at once, and how many of them got something other than one row and fifty equal receipts. */
	sameLetters: number;
	unequal: number;
	/** Answers of 500 that the servers told of. */
	faults: number;
	seconds: number;
}

const none: Figures = {
	kills: 0,
	databaseKills: 0,
	killsAtStart: 0,
	restored: 0,
	sentAgain: 0,
	numbered: 0,
	sameLetters: 0,
	unequal: 0,
	faults: 0,
	seconds: 0
};

export class Ledger {
	readonly figures: Figures;
	/** Digest by id. */
	readonly receipts: Map<string, string>;
	readonly #folder: string;
	#kept: number;
	constructor(folder: string) {
		mkdirSync(folder, { recursive: true });
		this.#folder = folder;
		this.figures = { ...none, ...(JSON.parse(readOr(this.#path('figures.json'), '{}')) as Partial<Figures>) };
		const lines = readOr(this.#path('receipts'), '').split('\n').filter(Boolean);
		this.receipts = new Map(lines.map((line) => line.split(' ') as [string, string]));
		this.#kept = this.receipts.size;
	}
	keep() {
		const fresh = [...this.receipts].slice(this.#kept).map((each) => each.join(' ') + '\n');
		appendFileSync(this.#path('receipts'), fresh.join(''));
		this.#kept = this.receipts.size;
		writeFileSync(this.#path('figures.json'), JSON.stringify(this.figures, undefined, '\t'));
	}
	#path(name: string) {
		return join(this.#folder, name);
	}
}

const readOr = (path: string, otherwise: string) => (existsSync(path) ? readFileSync(path, 'utf8') : otherwise);
