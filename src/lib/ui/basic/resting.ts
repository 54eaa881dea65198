import type { HTMLButtonAttributes } from 'svelte/elements';

const doNothing = (event: Event) => event.preventDefault();

/**
 * The attributes of a button that rests while it is `disabled`. A browser takes the focus from a disabled button, and who works by
 * keys would be back at the head of the page. So this one keeps the focus, says that it rests, and does nothing.
 */
export const resting = ({ disabled, ...rest }: HTMLButtonAttributes): HTMLButtonAttributes =>
	disabled ? { ...rest, 'aria-disabled': true, onclick: doNothing } : rest;
