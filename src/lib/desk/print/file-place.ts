/** Where the files of a print run are written. The browser's own ways are handed in, because this folder knows no screen. */
import type { Bytes } from '#lib/domain/bytes.ts';

export type Written = { kind: 'saved' } | { kind: 'disk-full' } | { kind: 'not-writable' };

export interface OpenFile {
	/** Takes the next bytes. They are written in their order, and `close` says what went wrong. */
	take(bytes: Bytes): void;
	close(): Promise<Written>;
}

export interface FilePlace {
	kind: 'downloads' | 'picked';
	open(name: string): OpenFile;
	/** Hands the file over once more. It is absent where the file is already on the disk. */
	again?: (name: string) => void;
}
