import { expect, test } from 'vitest';
import { textOfFile } from '#lib/domain/decode/text-file.ts';

const text = '{"v":1,"name":"Zoë 平和"}\r\n';
const utf8 = new TextEncoder().encode(text);
const utf16 = (isLittle: boolean) => {
	const bytes = new DataView(new ArrayBuffer(2 + 2 * text.length));
	bytes.setUint16(0, 0xfeff, isLittle);
	for (let at = 0; at < text.length; at++) bytes.setUint16(2 + 2 * at, text.charCodeAt(at), isLittle);
	return new Uint8Array(bytes.buffer);
};

test.each([
	['UTF-8', utf8],
	['UTF-8 with a mark', new Uint8Array([0xef, 0xbb, 0xbf, ...utf8])],
	['UTF-16 as Notepad writes it', utf16(true)],
	['UTF-16 the other way round', utf16(false)]
])('textOfFile reads %s', (_, bytes) => {
	expect(textOfFile(bytes)).toBe(text);
});

test('textOfFile gives nothing for what is no text, instead of other signs', () => {
	expect(textOfFile(new Uint8Array([0x5a, 0x6f, 0xeb]))).toBeUndefined();
	expect(textOfFile(new Uint8Array([0xff, 0xfe, 0x00, 0xd8]))).toBeUndefined();
});
