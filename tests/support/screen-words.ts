/** What the screens say in one language, by the key of the word: for journeys that go through every language. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Said = (key: string, inputs?: Record<string, string>) => string;

export function wordsIn(language: string): Said {
	const folder = join('src/messages', language);
	const files = readdirSync(folder).map(
		(name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>
	);
	const all = Object.assign({}, ...files) as Record<string, unknown>;
	return (key, inputs = {}) => {
		const text = all[key];
		if (typeof text !== 'string') throw new Error(`no plain word under ${key} in ${language}`);
		return text.replace(/\{(\w+)\}/g, (_, name: string) => inputs[name] ?? '');
	};
}
