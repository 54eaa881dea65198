import fc, { type StringConstraints } from 'fast-check';

const [surrogates, afterSurrogates, codePoints] = [0xd800, 0xe000, 0x110000];
const anySign = fc
	.oneof(fc.nat(0x7f), fc.nat(codePoints - (afterSurrogates - surrogates) - 1))
	.map((at) => String.fromCodePoint(at < surrogates ? at : at + afterSurrogates - surrogates));

/** Any text there can be, half of it ASCII. fast-check's own `binary` makes a table of a million signs first, in seconds. */
export const anyText = (bounds: Pick<StringConstraints, 'maxLength'> = {}) => fc.string({ ...bounds, unit: anySign });
