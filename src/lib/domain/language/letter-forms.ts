/**
 * How letters to an authority usually begin and end in a language. A pack's own template takes precedence. A language that is not
 * listed has no forms.
 */
export interface LetterForms {
	/** For an office whose holder is not known by name. */
	salutation: string;
	closing: string;
}

const forms: Readonly<Record<string, LetterForms>> = {
	en: { salutation: 'Dear Sir or Madam,', closing: 'Yours faithfully,' },
	'en-us': { salutation: 'Dear Sir or Madam:', closing: 'Respectfully,' },
	nl: { salutation: 'Geachte heer of mevrouw,', closing: 'Hoogachtend,' },
	// Neither Flanders nor German has a comma after the closing.
	'nl-be': { salutation: 'Geachte heer of mevrouw,', closing: 'Hoogachtend' },
	de: { salutation: 'Sehr geehrte Damen und Herren,', closing: 'Hochachtungsvoll' },
	// A French closing is a sentence, and it repeats the salutation.
	fr: {
		salutation: 'Madame, Monsieur,',
		closing: 'Je vous prie d’agréer, Madame, Monsieur, l’expression de ma très haute considération.'
	}
};

/** Gives the language of a tag without country and script: `nl` for `nl-BE`. */
export const baseLanguage = (tag: string) => tag.toLowerCase().split('-')[0] ?? tag;

/** Gives the forms of the tag's language, or `undefined` when the language is not listed. Its writers then choose their own. */
export const letterFormsIn = (tag: string): LetterForms | undefined => forms[tag.toLowerCase()] ?? forms[baseLanguage(tag)];
