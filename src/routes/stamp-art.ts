/** How a case looks on its stamp and in lists: one of the app's pictures, and a colour. */
import type { Case } from '#lib/domain/pack.ts';

type Pictured = Pick<Case, 'emblem'> | undefined;

/**
 * Gives the address of a case's picture. A case without a picture, or with one that no pack here has, gets the plain picture.
 */
export const artOf = (entry: Pictured) => `/stamps/art/${entry?.emblem?.stamp ?? 'plain'}.svg`;

/**
 * Gives the colour of the words on a case's stamp and of its bars. A case without a picture gets the colour of the plain one.
 */
export const colourOf = (entry: Pictured) => entry?.emblem?.colour ?? '#475369';
