/** `npm run words`: compiles messages/ into src/lib/i18n/generated, for everything that runs without the build. */
import { compile } from '@inlang/paraglide-js';
import { messages } from '../../project.inlang/compile.ts';

await compile(messages);
