/** Debian's Firefox ESR, or the one that `FIREFOX` names. */
export const firefoxPath = process.env.FIREFOX ?? '/usr/bin/firefox-esr';
