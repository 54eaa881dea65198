/** The prerendered shell of `/` answers every address, so that a deep link opens without a network. */
export const ssr = false;
export const prerender = 'auto';
export const trailingSlash = 'ignore';
