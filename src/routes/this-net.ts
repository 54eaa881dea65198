import type { Net } from '#lib/outbox/net.ts';

/** The browser's own `fetch`. */
export const thisNet: Net = (path, init) => fetch(path, init);
