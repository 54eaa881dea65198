/** Watches the room on the disk, so that the operator and the organisers hear of it before a letter is refused. */
import { roomBounds } from '../asking/limits.ts';

export interface RoomWatch {
	/** Whether little room is left now. It is `false` where that is not known. */
	isLow(): Promise<boolean>;
	close(): void;
}

export interface RoomWatchSettings {
	/** Gives the bytes that are free where the database lies, or `undefined` where that is not known. */
	roomLeftBytes(): Promise<number | undefined>;
	/** At so many free bytes or fewer, the room counts as little. */
	lowBytes: number;
	/** Tells the operator: once when room becomes little, and once when there is enough again. */
	say(sentence: string): void;
}

const inMiB = (bytes: number) => Math.floor(bytes / 1024 ** 2);

/** Watches the room from now on, and looks once a minute. */
export function roomWatch({ roomLeftBytes, lowBytes, say }: RoomWatchSettings): RoomWatch {
	let wasLow = false;
	const isLow = async () => {
		const left = await roomLeftBytes();
		if (left === undefined) return false;
		const isNow = left <= lowBytes;
		if (isNow && !wasLow)
			say(
				`The disk is nearly full: ${inMiB(left)} MiB are left where the database lies. Make room; when none is left, letters are refused.`
			);
		if (!isNow && wasLow) say(`The disk has room again: ${inMiB(left)} MiB are left where the database lies.`);
		wasLow = isNow;
		return isNow;
	};
	// When the disk cannot be asked, the next look may succeed. A caller who asks meanwhile gets the fault.
	const look = () => void isLow().catch(() => {});
	const timer = setInterval(look, roomBounds.lookEveryMs);
	timer.unref();
	look();
	return { isLow, close: () => clearInterval(timer) };
}
