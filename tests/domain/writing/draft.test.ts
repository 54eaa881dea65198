import { describe, expect, test } from 'vitest';
import { fullness, isUntouched, layDown, paragraphsOf, tidy, type Draft } from '#lib/domain/writing/draft.ts';
import { finish } from '#lib/domain/writing/finish.ts';
import { parseItem } from '#lib/domain/item.ts';
import { aDraft } from '../../support/draft.ts';

const place = { keyVersion: 1 };
const finished = (draft: Draft) => {
	const result = finish(draft, place);
	if (result.kind !== 'finished') throw new Error(result.because);
	return result.item;
};

describe('finish', () => {
	test('finish gives an item the parser takes', () => {
		const item = finished(aDraft({ blocks: ['Hello.', 'Please help.'] }));
		expect(parseItem(JSON.parse(JSON.stringify(item)))).toMatchObject({ kind: 'parsed' });
		expect(item.paragraphs).toEqual(['Hello.', 'Please help.']);
	});

	test('finish asks for words when every block is empty or blank', () => {
		expect(finish(aDraft({ blocks: ['', ' \n\t ', '\r\n'] }), place)).toEqual({ kind: 'not-yet', because: 'empty' });
	});

	test('finish asks for a name on a letter and not on a card', () => {
		expect(finish(aDraft({ name: ' ' }), place)).toEqual({ kind: 'not-yet', because: 'no-name' });
		expect(finish(aDraft({ name: '', kind: 'card' }), place).kind).toBe('finished');
	});

	test('finish takes a card with a drawing and no words', () => {
		const drawing = { width: 10, height: 10, lines: [[1, 1, 2, 2]] };
		const item = finished(aDraft({ kind: 'card', blocks: [''], name: '', drawing }));
		expect(item.drawing).toEqual(drawing);
		expect(parseItem(JSON.parse(JSON.stringify(item))).kind).toBe('parsed');
	});

	test('finish takes a card whose message was written in place of its salutation, with its lines', () => {
		const to = { lines: ['Wendy Galarza'], salutation: 'We think of you.\nAll of us.', greeting: 'Dear Wendy,' };
		const draft = aDraft({ kind: 'card', blocks: [''], to });
		expect(isUntouched(draft)).toBe(false);
		expect(finished(draft)).toMatchObject({ to: { lines: ['Wendy Galarza'] }, paragraphs: ['We think of you.\nAll of us.'] });
		expect(finished(draft).to).not.toHaveProperty('salutation');
	});

	test('finish keeps a salutation of the writer’s own above a message, and puts a long one before it', () => {
		const card = (salutation: string) => {
			const to = { lines: [], salutation, greeting: 'Dear Wendy,' };
			return finished(aDraft({ kind: 'card', blocks: ['Be well.'], to }));
		};
		expect(card('Brave Wendy,')).toMatchObject({ to: { salutation: 'Brave Wendy,' }, paragraphs: ['Be well.'] });
		const long = 'We think of you. '.repeat(20).trim();
		expect(card(long)).toMatchObject({ paragraphs: [long, 'Be well.'] });
		expect(parseItem(JSON.parse(JSON.stringify(card(long)))).kind).toBe('parsed');
	});

	test('finish asks for words on a card with the salutation that came from us, or with none', () => {
		for (const salutation of ['Dear Wendy,', ' '])
			expect(
				finish(aDraft({ kind: 'card', blocks: [''], to: { lines: [], salutation, greeting: 'Dear Wendy,' } }), place)
			).toEqual({ kind: 'not-yet', because: 'empty' });
		const letter = aDraft({ blocks: [''], to: { lines: ['An office'], salutation: 'Dear Madam,', greeting: 'Dear Sir,' } });
		expect(finish(letter, place)).toEqual({ kind: 'not-yet', because: 'empty' });
	});

	test('finish says too long for a salutation or closing that the parser would refuse', () => {
		const long = 'word '.repeat(60);
		const too = { kind: 'not-yet', because: 'too-long' };
		expect(finish(aDraft({ closing: long }), place)).toEqual(too);
		expect(finish(aDraft({ to: { lines: ['An office'], salutation: long } }), place)).toEqual(too);
	});

	test('finish says too long for a megabyte and cuts nothing', () => {
		const draft = aDraft({ blocks: ['word '.repeat(210_000)] });
		expect(finish(draft, place)).toEqual({ kind: 'not-yet', because: 'too-long' });
		expect(fullness(draft)).toBeGreaterThan(1);
		expect(draft.blocks[0]).toHaveLength(1_050_000);
	});

	test('finish counts bytes and not characters', () => {
		const kanji = Array.from({ length: 2 }, () => '漢'.repeat(50_000));
		expect(finish(aDraft({ blocks: kanji }), place)).toEqual({ kind: 'not-yet', because: 'too-long' });
	});

	test('finish leaves the signature out when it is signed on paper', () => {
		const signature = { width: 10, height: 10, lines: [[1, 1, 2, 2]] };
		expect(finished(aDraft({ signature, signing: 'paper' }))).not.toHaveProperty('signature');
		expect(finished(aDraft({ signature, signing: 'finger' })).signature).toEqual(signature);
	});

	test('finish keeps the id, the day and the address that the writer saw', () => {
		const draft = aDraft({ to: { lines: ['The Office', 'MEXICO'], salutation: 'Dear Sir,' } });
		expect(finished(draft)).toMatchObject({ id: draft.id, writtenOn: draft.writtenOn, to: draft.to });
	});
});

describe('tidy and paragraphsOf', () => {
	test('tidy keeps families of emoji and marks of direction whole', () => {
		const text = '👩‍👩‍👧‍👦 👋🏽 \u202Eabc\u202C \u200Fשלום';
		expect(tidy(text)).toBe(text);
	});

	test('tidy makes half an emoji a replacement sign and keeps its neighbours', () => {
		expect(tidy('a\uD83Db\uDC69c')).toBe('a\uFFFDb\uFFFDc');
		expect(tidy('a\uD83D\uDC69b').isWellFormed()).toBe(true);
	});

	test('tidy turns tabs into spaces, any line ending into a feed, and drops controls', () => {
		expect(tidy('a\tb\r\nc\rd\ne\u0000\u0007f')).toBe('a b\nc\nd\nef');
	});

	test('tidy takes the line ends of Word and others as line ends, so that no two words run together', () => {
		expect(tidy('a\vb\fc\u0085d\u2028e\u2029f')).toBe('a\nb\nc\nd\ne\nf');
	});

	test('tidy gives the bullets of Word a sign that every font has', () => {
		expect(tidy('\uf0b7 one\n\uf0a7 two')).toBe('• one\n• two');
	});

	test('paragraphsOf begins a new paragraph at an empty line and keeps single feeds', () => {
		expect(paragraphsOf(['a\nb\r\n \t\r\nc', '', '  d  '])).toEqual(['a\nb', 'c', '  d']);
	});
});

describe('layDown and isUntouched', () => {
	test('layDown gives one empty block for each of the template', () => {
		const { revision, blocks, isOwnWords, signing, ...rest } = aDraft();
		expect([revision, isOwnWords]).toEqual([0, false]);
		expect(blocks.length).toBeGreaterThan(0);
		expect(layDown({ ...rest, blockCount: 5 }).blocks).toEqual(['', '', '', '', '']);
		expect(signing).toBe('paper');
	});

	test('isUntouched is true until something worth keeping is there', () => {
		expect(isUntouched(aDraft({ blocks: ['', ' '] }))).toBe(true);
		expect(isUntouched(aDraft({ blocks: ['', 'x'] }))).toBe(false);
	});
});
