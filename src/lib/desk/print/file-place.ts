/** Where the files of a print run go. The browser's own places are handed in, for this room knows no screen. */
import type { Bytes } from '#lib/domain/bytes.ts';

export type Written = { kind: 'saved' } | { kind: 'disk-full' } | { kind: 'not-writable' };

export interface OpenFile {
	/** The next bytes; they are written in their order. What goes wrong is told by `close`. */
	take(bytes: Bytes): void;
	close(): Promise<Written>;
}

export interface FilePlace {
	kind: 'downloads' | 'picked';
	open(name: string): OpenFile;
	/** Hands a file over once more. Absent where it lies on the disk already. */
	again?: (name: string) => void;
}
