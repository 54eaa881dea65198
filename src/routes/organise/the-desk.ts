/** The desk of the open event, for the rooms under it. */
import { createContext } from 'svelte';
import type { Desk } from '#lib/desk/desk.svelte.ts';

export const [theDesk, setDesk] = createContext<() => Desk>();
