/** How a case looks on the desk: its drawn stamp and the colour of its family, or the plain ones. */
import type { Case } from '#lib/domain/pack.ts';

export const artOf = (entry: Case | undefined) => `/stamps/art/${entry?.emblem?.stamp ?? 'plain'}.svg`;
export const colourOf = (entry: Case | undefined) => entry?.emblem?.colour ?? '#475369';
