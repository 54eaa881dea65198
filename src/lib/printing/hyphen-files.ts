/** The files with the rules by which words are divided. A language without a file has no hyphens, and its words are never divided. */
export interface HyphenFile {
	/** Below `/fonts/print/`: gzip of JSON, as `HyphenRules` says. */
	file: string;
	/** Kept at hand with the app itself; the others are fetched when a text first needs them. */
	isUsual: boolean;
}

const usual = ['de', 'en', 'en-us', 'fr', 'nl'] as const;
const others = ['ca', 'da', 'es', 'fi', 'it', 'nb', 'pl', 'pt', 'ru', 'sv', 'uk'] as const;
type RuleName = (typeof usual)[number] | (typeof others)[number];

const fileOf = (name: RuleName) => `hyphens-${name}.json.gz`;

/** All of them, the usual ones first. */
export const hyphenFiles: readonly HyphenFile[] = [
	...usual.map((name) => ({ file: fileOf(name), isUsual: true })),
	...others.map((name) => ({ file: fileOf(name), isUsual: false }))
];

const named = new Map<string, RuleName>([...usual, ...others].map((name) => [name, name]));
/** Both are divided like Bokmål. */
for (const tag of ['nn', 'no']) named.set(tag, 'nb');

/** The file for a language such as `nl-BE`; `undefined` when there is none. */
export function hyphenFileFor(lang: string): string | undefined {
	const tag = lang.toLowerCase();
	const name = named.get(tag) ?? named.get(tag.split('-')[0] ?? '');
	return name && fileOf(name);
}
