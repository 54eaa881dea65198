/** The small forms that stand in several documents: ids, days, digests, languages. */
import { refuse, text, type Decode } from './parse.ts';

const uuid = text({
	max: 36,
	pattern: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
	as: 'a lower-case UUID'
});
/** A UUID of any version in lower case, as `newId` mints it. */
export const idField: Decode<string> = uuid;

/**
 * A slug such as a case id. "constructor" is refused, because every object has that key and slugs are used as keys of objects.
 */
export const slugField = text({
	max: 64,
	pattern: /^(?!constructor$)[a-z0-9]+(-[a-z0-9]+)*$/,
	as: 'lower-case words joined by hyphens'
});
/** A language tag such as `nl` or `nl-BE`, of at most 35 signs. Only its form is checked. */
export const localeField = text({ max: 35, pattern: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, as: 'a language tag such as nl' });
/** The SHA-256 of exact bytes, as 64 lower-case hexadecimal signs. */
export const digestField = text({ max: 64, pattern: /^[0-9a-f]{64}$/, as: 'a lower-case SHA-256 in hexadecimal' });
/** An age X25519 recipient, `age1…`, checked by its form only. The checksum is not verified. */
export const recipientField = text({ max: 80, pattern: /^age1[02-9ac-hj-np-z]{58}$/, as: 'an age recipient (age1…)' });

const base64url = (length: number, as: string) => text({ max: length, pattern: new RegExp(`^[A-Za-z0-9_-]{${length}}$`), as });
/** A raw Ed25519 public key: 32 bytes in base64url. */
export const verifyKeyField = base64url(43, '32 bytes in base64url');
/** A raw Ed25519 signature: 64 bytes in base64url. */
export const signatureField = base64url(86, '64 bytes in base64url');

/** A calendar day, `YYYY-MM-DD`, that exists. */
export const dayField: Decode<string> = (value, path) => {
	const day = text({ max: 10, pattern: /^\d{4}-\d{2}-\d{2}$/, as: 'a day such as 2026-12-10' })(value, path);
	const parsed = new Date(`${day}T00:00:00Z`);
	if (Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day) refuse(path, 'is not a day that exists');
	return day;
};
