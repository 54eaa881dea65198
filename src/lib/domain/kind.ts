export const kinds = ['letter', 'card'] as const;
export type Kind = (typeof kinds)[number];
