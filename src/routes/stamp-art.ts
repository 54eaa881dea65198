import type { Case } from '#lib/domain/pack.ts';

/** Address of a case's picture; a case without one of the shipped stamps gets the plain one. */
export const artOf = (entry: Pick<Case, 'emblem'>) => `/stamps/art/${entry.emblem?.stamp ?? 'plain'}.svg`;

/** Colour of the words on a case's stamp. */
export const inkOf = (entry: Pick<Case, 'emblem'>) => entry.emblem?.colour ?? '#14213a';
