/** Answers API addresses that have no endpoint, and turns an unexpected fault into an answer. */
import { building } from '$app/environment';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit';
import { mediaType } from '#lib/domain/wire/wire.ts';
import { turnAway } from '#lib/server/asking/answers.ts';
import { reportFault } from '#lib/server/asking/report-fault.ts';
import { closeRunning, running } from '#lib/server/running.ts';

/** Brings the tables up to date before anyone is served. */
export const init: ServerInit = async () => {
	if (!building) await running();
};

const ours = [mediaType, 'text/event-stream'];

export const handle: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	if (!event.url.pathname.startsWith('/api/') || isOurs(response)) return response;
	// These are Kit's own pages for an unknown address or method. A device must never take HTML for an answer.
	if (response.status >= 500) return turnAway('failed', 'Something went wrong on the server.');
	return turnAway('malformed', 'There is no such call.', {}, response.status >= 400 ? response.status : 404);
};

const isOurs = (response: Response) => ours.includes(response.headers.get('content-type')?.split(';')[0] ?? '');

export const handleError: HandleServerError = ({ error, status }) => {
	if (status >= 500) reportFault(error);
	return { message: status >= 500 ? 'Something went wrong on the server.' : 'There is nothing at this address.' };
};

process.once('sveltekit:shutdown', () => void closeRunning());
