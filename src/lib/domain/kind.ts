/** The kinds of item: a letter goes to an authority, a card to the person. */
export const kinds = ['letter', 'card'] as const;
export type Kind = (typeof kinds)[number];

/** What travels sealed: letters and cards, and the requests of writers about them. A request is no item and is not counted. */
export const sealedKinds = [...kinds, 'request'] as const;
export type SealedKind = (typeof sealedKinds)[number];
/** Whether it is an item, which is printed and counted. */
export const isItemKind = (kind: SealedKind): kind is Kind => kind !== 'request';
