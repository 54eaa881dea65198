/** A disk so small that a test can fill it. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class SmallDisk {
	readonly folder: string;
	private constructor(folder: string) {
		this.folder = folder;
	}
	/** It gives `undefined` where this user may not mount. Then SQLite's page limit must stand in for the disk. */
	static ofMebibytes(size: number): SmallDisk | undefined {
		const folder = mkdtempSync(join(tmpdir(), 'writing-table-disk-'));
		chmodSync(folder, 0o777);
		const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}m,mode=0777`, 'writing-table', folder]).status === 0;
		if (mounted) return new SmallDisk(folder);
		rmSync(folder, { recursive: true });
		return undefined;
	}
	/** Something else on the disk that can be deleted. */
	takeRoom(mebibytes: number) {
		writeFileSync(this.#ballast, Buffer.alloc(mebibytes * 1024 ** 2));
	}
	giveRoom() {
		rmSync(this.#ballast);
	}
	discard() {
		if (existsSync(this.folder)) spawnSync('umount', ['--lazy', this.folder]);
		rmSync(this.folder, { recursive: true, force: true });
	}
	get #ballast() {
		return join(this.folder, 'ballast');
	}
}
