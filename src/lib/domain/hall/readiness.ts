/** What a device may lack before the day, the worst first. The first five stop it from working without a network. */
export const offlineLacks = ['worker', 'files', 'fonts', 'stamps', 'event'] as const;
/**
 * `engine`: this browser cannot seal a letter. `kept`: it did not promise to keep what is stored. `space`: little is left.
 * `clock`: it is far from the server's, so letters would bear a wrong day. `app`: the event needs a newer one.
 */
const hallLacks = ['engine', 'kept', 'space', 'clock', 'app'] as const;
/** Everything that a device can lack, the worst first. */
export const lacks = [...offlineLacks, ...hallLacks] as const;
export type OfflineLack = (typeof offlineLacks)[number];
export type HallLack = (typeof hallLacks)[number];
export type Lack = (typeof lacks)[number];
/** `other`: something that only a newer app has a name for. */
export type ToldLack = Lack | 'other';

/** A quarter of an hour does not put a wrong day on a letter, nor confuse the organisers. */
export const clockToleranceMs = 15 * 60_000;
