/** What an organiser is told of a print run: an item that cannot be printed, and signs that print as boxes. */

/** The address does not fit its place even in the smallest type, or (`isAbsent`) there is none: the item is left out. */
export type HeldAddress = { kind: 'held'; id: string; reason: 'address'; isAbsent?: true };

/** Signs that no font covers. The item is printed, each of them as a box. `scripts` names them ("Syriac"), `characters` lists them. */
export type Missing = { kind: 'held'; id: string; reason: 'script'; scripts: string[]; characters: string[] };

export type Held = HeldAddress | Missing;
