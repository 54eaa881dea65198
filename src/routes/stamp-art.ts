/** How a case looks on its stamp and in lists: of the shipped pictures one, and a colour. */
import type { Case } from '#lib/domain/pack.ts';

type Pictured = Pick<Case, 'emblem'> | undefined;

/** The address of a case's picture; the plain one for a case without, or one that no pack here has. */
export const artOf = (entry: Pictured) => `/stamps/art/${entry?.emblem?.stamp ?? 'plain'}.svg`;

/** The colour of the words on a case's stamp and of its bars; that of the plain picture for a case without. */
export const colourOf = (entry: Pictured) => entry?.emblem?.colour ?? '#475369';
