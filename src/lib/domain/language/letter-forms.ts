/**
 * How letters to an authority begin and end in a language. A pack's own template goes before these forms. They are what is customary,
 * and a language that is not here has none.
 */
export interface LetterForms {
	/** Fits an office whose holder is not known by name. */
	salutation: string;
	closing: string;
}

const forms: Readonly<Record<string, LetterForms>> = {
	en: { salutation: 'Dear Sir or Madam,', closing: 'Yours faithfully,' },
	nl: { salutation: 'Geachte heer of mevrouw,', closing: 'Hoogachtend,' },
	// German writes no comma after the closing.
	de: { salutation: 'Sehr geehrte Damen und Herren,', closing: 'Hochachtungsvoll' },
	// A French closing is a sentence, and it repeats the salutation.
	fr: {
		salutation: 'Madame, Monsieur,',
		closing: 'Je vous prie d’agréer, Madame, Monsieur, l’expression de ma très haute considération.'
	}
};

/** The language of a tag without country and script: `nl` of `nl-BE`. */
export const baseLanguage = (tag: string) => tag.toLowerCase().split('-')[0] ?? tag;

/** The forms of the tag's language; `undefined` for a language whose forms are not known here: its writer knows them. */
export const letterFormsIn = (tag: string): LetterForms | undefined => forms[baseLanguage(tag)];
