import { receivedStepMs } from './asking/limits.ts';

/** Rounds a moment down to the quarter hour. */
export const toQuarterHour = (atMs: number) => Math.floor(atMs / receivedStepMs) * receivedStepMs;

/** Gives a moment in milliseconds as ISO text in UTC. */
export const isoMoment = (atMs: number) => new Date(atMs).toISOString();
