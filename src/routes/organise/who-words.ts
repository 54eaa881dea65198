/** What the screens call an organiser's device: the name that it gave itself. */
import type { DeviceName } from '#lib/domain/facts/names.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';

/** The name, with the end of the device's number where another device has the same name. It may stand in a message as it is. */
export const nameInWords = ({ name, mark }: DeviceName): string =>
	mark === undefined ? theirs(name) : words.who_marked({ name: theirs(name), ids: mark });

/** The same, and that it is this device. */
export const whoInWords = (said: DeviceName, isOwn: boolean): string =>
	isOwn ? words.who_here({ name: theirs(nameInWords(said)) }) : nameInWords(said);
