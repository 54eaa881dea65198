/** What a device tells the organisers about itself, sealed for them alone: the server learns its last `seq` and nothing else. */
import { codeField } from './event-code.ts';
import { idField } from './fields.ts';
import { flag, oneOf, optional, parseWith, shape, text, type Decoded, type Parsed } from './parse.ts';

const fields = shape({
	v: oneOf(1),
	event: codeField,
	device: idField,
	/** The label of its table; absent on a writer's own device. */
	table: optional(text({ max: 40 })),
	appVersion: text({ max: 40 }),
	readiness: shape({
		/** The browser promised not to clear its storage. */
		isKept: flag,
		/** Everything it needs without a network is on it. */
		isOffline: flag,
		isStorageTight: flag
	})
});
export type DeviceCardContent = Decoded<typeof fields>;
export const parseDeviceCardContent = (value: unknown): Parsed<DeviceCardContent> => parseWith(fields, value);
