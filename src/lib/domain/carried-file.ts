/**
 * Sealed items in a file, carried by stick, AirDrop or share where no network ever comes. The items are those of the wire, so that
 * a file and an upload of the same letter meet under one id and one digest (I15).
 */
import { codeField } from './event-code.ts';
import { list, oneOf, parseJsonWith, shape, type Decode, type Decoded, type Parsed } from './parse.ts';
import { deviceField } from './wire.ts';

const anything: Decode<unknown> = (value) => value;
const largestFileBytes = 256 * 1024 * 1024;
const fields = shape({
	v: oneOf(1),
	event: codeField,
	device: deviceField,
	/** Parsed one by one with `parsePostedItem`: one broken item must not refuse its neighbours (I8). */
	items: list(anything, { min: 1, max: 5_000, noun: 'items' })
});
export type CarriedFile = Decoded<typeof fields>;
export const parseCarriedFile = (text: unknown): Parsed<CarriedFile> =>
	typeof text === 'string' ? parseJsonWith(fields, text, largestFileBytes) : { kind: 'malformed', problem: 'must be text' };
