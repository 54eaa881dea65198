/** The name, town and signature of the present writer. They are filled into the next sheet of this sitting. */
import type { Database } from '#lib/device/database.ts';
import { savePerson, type Person } from '#lib/device/sittings.ts';
import { storing } from '#lib/device/storing.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';

export class KeptPerson {
	readonly #database: Database;
	#person: Person;

	constructor(database: Database, person: Person) {
		this.#database = database;
		this.#person = person;
	}

	/** Takes them from this sheet. A card has no town and no signature, so those of a letter stay. */
	async keep({ kind, name, town, signature, sittingId }: Draft): Promise<void> {
		const known = this.#person;
		const person = kind === 'letter' ? { name, town, signature } : { ...known, name };
		if (name === known.name && person.town === known.town && person.signature === known.signature) return;
		this.#person = person;
		await storing(() => savePerson(this.#database, sittingId, person));
	}
}
