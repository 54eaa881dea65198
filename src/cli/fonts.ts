/** `npm run fonts`: builds the print fonts, unless they are up to date. */
import { buildFonts } from './build-fonts.ts';

const built = await buildFonts();
console.log(built === 0 ? 'The print fonts are up to date.' : `Built ${built} print fonts.`);
