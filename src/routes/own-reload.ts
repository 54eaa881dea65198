/** A page that loads itself anew keeps what lies here, so nobody is asked whether to leave it. */
let isUnderWay = false;

export const isOwnReload = () => isUnderWay;

export function reload(): void {
	isUnderWay = true;
	location.reload();
}

/** The other page takes the place of this one in the history. */
export function goInstead(path: string): void {
	isUnderWay = true;
	location.replace(path);
}
