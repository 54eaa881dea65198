/** Watches the room on the disk, so that the operator and the organisers hear of it before a letter is refused. */
import { roomBounds } from '../asking/limits.ts';

export interface RoomWatch {
	/** Whether little room is left now; `false` where that is not known. */
	isLow(): Promise<boolean>;
	close(): void;
}

export interface RoomWatchSettings {
	/** Bytes free where the database lies; nothing where that is not known. */
	roomLeftBytes(): Promise<number | undefined>;
	/** So much, or less, is little. */
	lowBytes: number;
	/** Tells the operator; once when room becomes little, and once when there is enough again. */
	say(sentence: string): void;
}

const inMiB = (bytes: number) => Math.floor(bytes / 1024 ** 2);

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
	// A disk that cannot be asked answers the next time, and whoever asks meanwhile hears of its fault.
	const look = () => void isLow().catch(() => {});
	const timer = setInterval(look, roomBounds.lookEveryMs);
	timer.unref();
	look();
	return { isLow, close: () => clearInterval(timer) };
}
