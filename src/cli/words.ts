/** `npm run words`: compiles src/messages/ into src/lib/i18n/generated, for everything that runs without the build. */
import { compile } from '@inlang/paraglide-js';
import { messages } from '../building/words.ts';

await compile(messages);
