/** Half a sign of two UTF-16 units, such as an emoji that was cut in the middle: no UTF-8 can hold it. */

/** With `u` a pair is one sign, so this is a half alone. */
const halves = /[\uD800-\uDFFF]/u;
const allHalves = new RegExp(halves, 'gu');

/** True when the text has no half of a sign. */
export const isWellFormed = (text: string): boolean => !halves.test(text);

/** The text with U+FFFD for each half of a sign. As `String.toWellFormed`, which browsers have only since 2023. */
export const wellFormed = (text: string): string => text.replace(allHalves, '\uFFFD');
