/** Vitest's `globalSetup`. It compiles the words before the first test asks for one. */
export { compileWords as setup } from '../../src/building/words.ts';
