/**
 * Gives true when a page of another site asks. Programs send no `Origin`. Our own page sends the host from which it was loaded;
 * in a hall, this may be another name or address than that of ORIGIN. Tokens are not cookies, so this is a second protection and
 * not the first.
 */
export function isForeign(request: Request, ownOrigin: string | undefined): boolean {
	const origin = request.headers.get('origin');
	if (origin === null || origin === ownOrigin) return false;
	const host = URL.canParse(origin) ? new URL(origin).host : '';
	return host === '' || host !== (request.headers.get('host') ?? new URL(request.url).host);
}
