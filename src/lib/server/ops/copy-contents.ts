/** What a backup holds, and why a backup cannot be used. */
export interface BackupContents {
	events: number;
	items: number;
}

/**
 * `copied`: the file is whole, on the disk and under its name. `missing-source`: there is no database at the address. `exists`: a
 * file of this name is there already, and it stays. `damaged`: the database or its copy is not whole; `problem` says why in
 * English. `no-program`: PostgreSQL's own program is not on this machine.
 */
export type Copied =
	| { kind: 'copied'; contents?: BackupContents }
	| { kind: 'missing-source' | 'exists' }
	| { kind: 'damaged'; problem: string }
	| { kind: 'no-program'; program: string };

/**
 * `restored`: `kept` is the file with the earlier database, if there was one. `newer`: a newer version of the server made the
 * backup. `in-use`: a server, or somebody else, has the database open.
 */
export type Restored =
	| { kind: 'restored'; contents?: BackupContents; kept?: string }
	| { kind: 'missing-source' | 'newer' | 'in-use' }
	| { kind: 'damaged'; problem: string }
	| { kind: 'no-program'; program: string };
