/** Every word a person sees. `words.key({ … })` follows the screen's language; a second argument `{ locale }` names another. */
export { m as words } from './generated/messages.js';
