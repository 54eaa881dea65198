/** Packs that a section signed, for tests. */
import { sectionKey } from '#lib/keys/section-key.ts';
import { signPack } from '#lib/keys/sign-pack.ts';
import { aPackOfVersion2 } from './pack-of-version-2.ts';

export const sectionWords = 'legal winner thank year wave sausage worth useful legal winner thank yellow'.split(' ');
export const otherSectionWords = 'letter advice cage absurd amount doctor acoustic avoid letter advice cage above'.split(' ');

/** The text of a signed file. */
export const aSignedPack = async ({
	pack = JSON.stringify(aPackOfVersion2()),
	name = 'Amnesty Nowhere',
	version = 1,
	words = sectionWords
} = {}) => signPack(pack, { name, version }, await sectionKey(words));
