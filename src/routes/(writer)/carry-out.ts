import { theDatabase } from '#lib/device/database.ts';
import { fileOut } from '#lib/outbox/file-out.ts';

/** Gives what waits to the person as a file: shared where the device can, else saved. How many items; `undefined` when it failed. */
export async function carryOut(code: string): Promise<number | undefined> {
	const out = await fileOut(theDatabase(), code);
	if (out.kind !== 'file') return undefined;
	const file = new File([out.text], out.name, { type: 'application/json' });
	if (!(await isShared(file))) save(file);
	return out.items;
}

/** On a phone or tablet the share sheet reaches AirDrop and sticks; closing it means that nothing was taken, so it is saved. */
async function isShared(file: File): Promise<boolean> {
	if (!navigator.canShare?.({ files: [file] }) || !matchMedia('(pointer: coarse)').matches) return false;
	return navigator.share({ files: [file] }).then(
		() => true,
		() => false
	);
}

function save(file: File): void {
	const link = document.createElement('a');
	link.href = URL.createObjectURL(file);
	link.download = file.name;
	link.click();
	// The browser has taken the file by then.
	setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
