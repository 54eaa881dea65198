/**
 * Every parser is strict about what people write and what is stored as sent, and tolerant of what another version says, at every
 * level.
 */
import { describe, expect, test } from 'vitest';
import { parsers, treeOf, type Parser } from '../../support/parsers.ts';
import { withOneStranger, withStrangers } from '../../support/strangers.ts';

const asIs = (value: unknown) => value;
const those = (strangers: Parser['strangers']) => Object.entries(parsers).filter(([, parser]) => parser.strangers === strangers);

describe.each(those('passed over'))('%s', (_name, { parse, valid, write = asIs, isEnvelope }) => {
	test('reads the same when a newer writer added fields at every level', () => {
		for (const value of valid) {
			const tree = treeOf(value);
			expect(parse(write(withStrangers(tree, isEnvelope)))).toEqual({ kind: 'parsed', value: tree });
		}
	});
});

describe.each(those('refused'))('%s', (_name, { parse, valid, write = asIs, isEnvelope }) => {
	test('refuses one field that it does not know, wherever it stands, and says that it may be newer', () => {
		const [value] = valid;
		const spoilt = withOneStranger(treeOf(value), isEnvelope);
		expect(spoilt.length).toBeGreaterThan(0);
		for (const each of spoilt) expect(parse(write(each))).toMatchObject({ kind: 'malformed', mayBeNewer: true });
	});
});

test('only what has no fields is neither open nor strict', () => {
	expect(those(undefined).map(([name]) => name)).toEqual(['parseCode', 'parseFeedQuery', 'parseDevicesQuery']);
});
