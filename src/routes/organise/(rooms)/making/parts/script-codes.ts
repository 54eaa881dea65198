/** Scripts in which addresses stand, by their codes of ISO 15924. A pack from a file may have another. */
export const scriptCodes = [
	...['Latn', 'Cyrl', 'Grek', 'Arab', 'Hebr', 'Armn', 'Geor', 'Ethi', 'Deva', 'Beng', 'Taml', 'Sinh'],
	...['Thai', 'Laoo', 'Khmr', 'Mymr', 'Tibt', 'Hans', 'Hant', 'Jpan', 'Kore', 'Mong']
] as const;
