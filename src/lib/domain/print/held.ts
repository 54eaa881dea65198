/** What an organiser is told of a print run: an item that cannot be printed, and signs that print as boxes. */

/** The address does not fit its place even in the smallest type, or (`isAbsent`) there is none: the item is left out. */
export type HeldAddress = { kind: 'held'; id: string; reason: 'address'; isAbsent?: true };

/** Signs that no font covers. The item is printed with a box for each of them. `scripts` names them ("Syriac"), `characters` lists them. */
export type Missing = { kind: 'held'; id: string; reason: 'script'; scripts: string[]; characters: string[] };

/**
 * The letter is printed, but the sender does not stand in the window, where the post looks for it. The letter still names the sender
 * outside the window. `isInPart`: only the country is left out of the window.
 */
export type SenderLeftOut = { kind: 'held'; id: string; reason: 'sender'; isInPart?: true };

export type Held = HeldAddress | Missing | SenderLeftOut;
