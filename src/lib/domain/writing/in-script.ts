/** Whether a text has letters of a script, by its code of ISO 15924. Pure. */

/** What is written in more than one of Unicode's scripts, or has a code of its own for a style. */
const joined: Record<string, string[]> = {
	Hans: ['Hani'],
	Hant: ['Hani'],
	Jpan: ['Hani', 'Hira', 'Kana'],
	Kore: ['Hang', 'Hani']
};

const patterns = new Map<string, RegExp | undefined>();

/** Gives `undefined` for a script that this device does not know: nothing is said of it then. */
export function hasScript(text: string, script: string): boolean | undefined {
	if (!patterns.has(script)) patterns.set(script, patternOf(joined[script] ?? [script]));
	return patterns.get(script)?.test(text);
}

function patternOf(scripts: readonly string[]): RegExp | undefined {
	try {
		return new RegExp(scripts.map((each) => `\\p{Script=${each}}`).join('|'), 'u');
	} catch {
		return undefined;
	}
}
