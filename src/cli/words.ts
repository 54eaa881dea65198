/** `npm run words`: compiles src/messages/ into src/lib/i18n/generated, for everything that runs without the build. */
import { compileWords } from '../building/words.ts';

await compileWords();
