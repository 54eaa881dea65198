/** How a house can be used by everybody. The names are kept on devices, so none is changed or reused. */
export const waysIn = ['step-free', 'lift', 'hearing-loop'] as const;
export type WayIn = (typeof waysIn)[number];
