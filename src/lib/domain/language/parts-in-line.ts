const noBreakSpace = '\u00a0';

/** Gives short parts as one line with dots between them. Where it wraps, a dot ends a line and never begins one. */
export const partsInLine = (parts: readonly string[]): string => parts.join(`${noBreakSpace}· `);
