/** The building blocks of one case, kind and language. */
import { localeField, slugField } from '../decode/fields.ts';
import { list, oneOf, optional, refuse, text, type Decoded } from '../decode/parse.ts';
import { kinds } from '../kind.ts';
import { namesOf, unique, type ObjectOf } from './fields.ts';

const blockFields = (object: ObjectOf) =>
	object({
		/** The question in the margin ("What do you ask?"). */
		prompt: text({ max: 120 }),
		hint: optional(text({ max: 300 })),
		starters: list(text({ max: 600 }), { min: 1, max: 3, noun: 'starters' })
	});

export const buildingFields = (object: ObjectOf) => ({
	id: slugField,
	kind: oneOf(...kinds),
	locale: localeField,
	subject: optional(text({ max: 200 })),
	blocks: list(blockFields(object), { min: 1, max: 8, noun: 'blocks' })
});

export const templateFields = (object: ObjectOf) =>
	object({
		...buildingFields(object),
		/** The addressee for whom this letter was made. Without it a letter is for all who have none of their own. */
		addressee: optional(slugField)
	});

export type Block = Decoded<ReturnType<typeof blockFields>>;
export type Template = Decoded<ReturnType<typeof templateFields>>;

/** Each kind must be there in each language, so that nobody is left without a beginning. */
export function checkTemplates(templates: Template[], path: string, locales: readonly string[]) {
	unique(namesOf(templates, 'id'), path, 'id');
	templates.forEach((each, index) => {
		if (!locales.includes(each.locale)) refuse(`${path}[${index}].locale`, "is not one of the pack's languages");
	});
	for (const locale of locales)
		for (const kind of kinds)
			if (!templates.some((each) => each.kind === kind && each.locale === locale && !each.addressee))
				refuse(path, `no ${kind} template in ${locale}`);
}
