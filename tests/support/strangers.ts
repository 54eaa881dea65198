/** What another version of the app would add to a document: fields that this app does not know, at every level. */
import type { Json } from './mutations.ts';

const later: Record<string, Json> = {
	later: 'a field that came later',
	laterList: [{ of: 'objects' }, 7, null],
	laterObject: { with: { more: true } }
};

/** In a map of texts by language, every key is a language, so a new key is no unknown field. */
const isMapOfTexts = (value: object) =>
	Object.keys(value).length > 0 && Object.keys(value).every((key) => /^[a-z]{2}$/.test(key));

/** Gives the same document with such fields in every object, or only in the outermost one. */
export function withStrangers(value: Json, isOutermostAlone = false): Json {
	if (Array.isArray(value)) return value.map((each) => withStrangers(each));
	if (typeof value !== 'object' || value === null) return value;
	const fields = Object.entries(value).map(([key, each]) => [key, isOutermostAlone ? each : withStrangers(each)] as const);
	return { ...Object.fromEntries(fields), ...(isMapOfTexts(value) ? {} : later) };
}

/** Gives one document for each object in it. Each document has one more field in that object and nowhere else. */
export function withOneStranger(value: Json, isOutermostAlone = false): Json[] {
	if (typeof value !== 'object' || value === null) return [];
	const here = Array.isArray(value) || isMapOfTexts(value) ? [] : [{ ...value, later: 1 }];
	if (isOutermostAlone) return here;
	const put = (key: string, each: Json): Json =>
		Array.isArray(value) ? value.with(Number(key), each) : { ...(value as object), [key]: each };
	return [...here, ...Object.entries(value).flatMap(([key, each]) => withOneStranger(each).map((one) => put(key, one)))];
}
