/** The desk of the open event, for the rooms under it. */
import { createContext } from 'svelte';
import type { Desk } from '#lib/desk/desk.svelte.ts';

/** `theDesk()()` gives the desk of the open event. It throws outside of the organiser's rooms. */
export const [theDesk, setDesk] = createContext<() => Desk>();
