/** Vitest's `globalSetup`: the words are compiled before the first test asks for one. */
export { compileWords as setup } from '../../src/building/words.ts';
