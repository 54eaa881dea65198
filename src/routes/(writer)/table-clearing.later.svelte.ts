/** Clears the table, whoever asks for it. When that fails, the screen says so and shows nothing of the writer meanwhile. */
import { clearForNext } from './clear-for-next.ts';

class TableClearing {
	hasFailed = $state(false);
	#isUnderWay = false;

	async clear(code: string, locales: readonly string[]): Promise<void> {
		if (this.#isUnderWay) return;
		this.#isUnderWay = true;
		this.hasFailed = !(await clearForNext(code, locales));
		this.#isUnderWay = false;
	}
}

export const tableClearing = new TableClearing();
