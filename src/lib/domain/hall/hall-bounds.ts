/**
 * The largest numbers that a real hall can have. A larger one is a mistake or a guest's joke. `seq`: items that one device hands in at an event, where the
 * largest marathon wrote 5,256 letters on all of them. `countedAtOnce`: letters, or cards, of one case that somebody counted by hand
 * in one go: twice that marathon. `devices`: places in the roll-call. `silentDevices`: of them, those of devices that sent a card and no
 * item yet. Cards cost nothing to invent; the other places are for devices that deliver.
 */
export const hallBounds = { seq: 100_000, countedAtOnce: 10_000, devices: 5_000, silentDevices: 2_500 };
