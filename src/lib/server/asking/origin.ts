/**
 * True when a page of another site asks. Programs send no `Origin`; a page of ours sends the host it was loaded from, which in a
 * hall may be a name or an address other than ORIGIN's. Tokens are no cookies, so this is a second wall, not the first.
 */
export function isForeign(request: Request, ownOrigin: string | undefined): boolean {
	const origin = request.headers.get('origin');
	if (origin === null || origin === ownOrigin) return false;
	const host = URL.canParse(origin) ? new URL(origin).host : '';
	return host === '' || host !== (request.headers.get('host') ?? new URL(request.url).host);
}
