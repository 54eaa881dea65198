/**
 * A `.pack` file that a section signed (`docs/pack.md`): the exact text of the pack, and beside it who signed it. The signature is of the
 * statement, and the statement names the SHA-256 of the pack's bytes, so neither stands inside what it signs.
 */
import { digestField, signatureField, verifyKeyField } from '../../decode/fields.ts';
import { oneOf, parseJsonWith, parseWith, shape, text, type Decode, type Decoded } from '../../decode/parse.ts';
import { largestPackBytes } from '../parse-pack.ts';
import { packVersionField, sectionNameField } from './pack-from.ts';

/** A pack as a JSON string has at most two signs for each of its own. */
export const largestSignedPackBytes = 2 * largestPackBytes + 4 * 1024;
const largestStatementBytes = 1_024;

const statementField = shape({
	v: oneOf(1),
	/** What is signed, so that a signature made for something else is never one of a pack. */
	signs: oneOf('pack'),
	name: sectionNameField,
	version: packVersionField,
	/** The SHA-256 of the UTF-8 bytes of the pack's text. */
	digest: digestField
});
export type PackStatement = Decoded<typeof statementField>;

const whole = {
	signedPack: oneOf(1),
	/** The exact text that is signed. */
	statement: text({ max: largestStatementBytes }),
	signature: signatureField,
	verifyKey: verifyKeyField,
	/** The exact text of the pack. */
	pack: text({ max: largestPackBytes, lines: true })
};
const fields = shape(whole);

export type SignedPack = Omit<Decoded<typeof fields>, 'signedPack'> & { said: PackStatement };

const signedField: Decode<SignedPack> = (value, path, notKnown) => {
	const { signedPack: _, ...signed } = fields(value, path, notKnown);
	return { ...signed, said: statementOf(signed.statement, path, notKnown) };
};

const statementOf: Decode<PackStatement> = (value, path, notKnown) => {
	const statement = text({ max: largestStatementBytes })(value, path);
	let said: unknown;
	try {
		said = JSON.parse(statement);
	} catch {
		said = undefined;
	}
	return statementField(said, 'statement', notKnown);
};

export type PackText =
	/** The text of a pack, or of anything else that its parser refuses. */
	| { kind: 'unsigned'; json: string }
	| { kind: 'signed'; signed: SignedPack }
	/** It was written anew after it was signed, for example by a program that formats JSON. */
	| { kind: 'rewritten' }
	| { kind: 'malformed'; problem: string };

/** Reads the text of a `.pack` file. Whether the signature fits is for `keys` to say. */
export function readPackText(written: string): PackText {
	if (!beginsSigned.test(written)) return { kind: 'unsigned', json: written };
	const read = parseJsonWith(signedField, written, largestSignedPackBytes);
	if (read.kind === 'malformed') return { kind: 'malformed', problem: read.problem };
	return signedPackText(read.value) === written ? { kind: 'signed', signed: read.value } : { kind: 'rewritten' };
}

const beginsSigned = /^\s*\{\s*"signedPack"/;

/** Gives the one text of a file that holds this. */
export const signedPackText = ({ statement, signature, verifyKey, pack }: Omit<SignedPack, 'said'>): string =>
	JSON.stringify({ signedPack: 1, statement, signature, verifyKey, pack });

/** Gives the one text of a statement, which is signed. */
export const statementText = ({ name, version, digest }: Omit<PackStatement, 'v' | 'signs'>): string =>
	JSON.stringify({ v: 1, signs: 'pack', name, version, digest });

/** What is wrong with a name that a section typed; `undefined` when it can be signed with. */
export function problemOfSectionName(name: string): string | undefined {
	const read = parseWith(sectionNameField, name);
	return read.kind === 'malformed' ? read.problem : undefined;
}
