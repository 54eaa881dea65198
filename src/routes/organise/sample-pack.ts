/** Gives the text of the sample pack, or `undefined` when it cannot be fetched. */
export const samplePackText = (): Promise<string | undefined> =>
	fetch('/packs/marathon-2021.json').then(
		(answer) => (answer.ok ? answer.text() : undefined),
		() => undefined
	);
