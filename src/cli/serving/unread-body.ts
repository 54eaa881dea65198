/** Handles the rest of a body when the answer was sent before the body was read to its end. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyBounds } from '#lib/domain/wire/wire.ts';

/**
 * Reads the rest and forgets it. The built app pauses a body that it does not want. The next request on that connection, which a proxy
 * may send for another device, would wait behind it until the connection dies. A body beyond the largest bound is cut off.
 */
export function passOverUnreadBody(request: IncomingMessage, response: ServerResponse) {
	response.once('finish', () => {
		if (request.readableEnded) return;
		let bytes = 0;
		request.removeAllListeners('data');
		request.on('data', (chunk: Buffer) => {
			bytes += chunk.length;
			if (bytes > bodyBounds.event) request.destroy();
		});
		request.resume();
	});
}
