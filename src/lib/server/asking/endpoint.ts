/**
 * What surrounds every endpoint: it checks which page asks, hands over the store, and turns a fault of the database into an
 * answer.
 */
import { turnAway } from './answers.ts';
import { encoded } from './encoding.ts';
import { isForeign } from './origin.ts';
import { reportFault } from './report-fault.ts';
import { running, type Running } from '../running.ts';
import { storageFault } from '../storage-fault.ts';

interface Asked {
	request: Request;
	params: Partial<Record<string, string>>;
	url: URL;
}
export interface Call extends Asked, Running {}

/** Wraps what a call does. A page of another origin is turned away, and everything that throws becomes one of our answers. */
export const endpoint =
	(handle: (call: Call) => Promise<Response>) =>
	async (asked: Asked): Promise<Response> => {
		const { request } = asked;
		if (isForeign(request, process.env.ORIGIN)) return turnAway('foreign-origin', 'Only pages of this server may ask.');
		try {
			const means = await running();
			const given = await answered(() => handle({ ...asked, ...means }), request);
			means.answers.count(given.status);
			return given;
		} catch (fault) {
			return answerFor(fault);
		}
	};

const answered = (handle: () => Promise<Response>, request: Request) =>
	handle()
		.then((given) => encoded(request, given))
		.catch(answerFor);

/** Gives the answer for a fault. By now, whatever was being written is rolled back. */
function answerFor(fault: unknown): Response {
	switch (storageFault(fault)) {
		case 'full':
			return turnAway('server-full', 'The server has no room left; nothing of this request was kept.');
		case 'busy':
			return turnAway('unavailable', 'The server is busy.', { 'retry-after': '5' });
		case 'other':
			reportFault(fault);
			return turnAway('failed', 'Something went wrong on the server.');
	}
}
