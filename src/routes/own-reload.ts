/** Marks a reload that the app itself makes. Such a reload loses nothing, so nobody is asked whether to leave the page. */
let isUnderWay = false;

/** Whether the app itself is reloading this page. */
export const isOwnReload = () => isUnderWay;

/** Reloads this page without asking the person. */
export function reload(): void {
	isUnderWay = true;
	location.reload();
}

/** The new page takes the place of this one in the history. */
export function goInstead(path: string): void {
	isUnderWay = true;
	location.replace(path);
}
