/** Scripts whose fonts are fetched when a text first needs them: their words come back as written, and none of them is a box. */
import { expect, test } from 'vitest';
import { directionOf } from '../../../src/lib/domain/language/direction.ts';
import { textsOf } from '../../../src/lib/domain/print/sheet.ts';
import { printItems } from '../../../src/lib/printing/print-job.ts';
import { layOutLetter } from '../../../src/lib/printing/sheets/letter.ts';
import { aLetter } from '../../support/items.ts';
import { plainSpaces, textIn, withoutMarks } from '../../support/poppler.ts';
import { printFonts, printWords } from '../../support/print-fonts.ts';

const setting = { envelope: 'din5008b', words: printWords } as const;
const request = { ...setting, kind: 'letters', title: 'Scripts', createdAt: new Date(0) } as const;

/** With joiners in Sinhala and Malayalam, stacks in Tibetan, and a vowel separator and a variation selector in Mongolian. */
const samples: readonly (readonly [script: string, lang: string, text: string])[] = [
	['Sinhala', 'si', 'සියලු මනුෂ්‍යයෝ නිදහස්ව උපත ලබා ඇත. ගරුත්වයෙන් හා අයිතිවාසිකම්වලින් සමාන වෙති. ශ්‍රී ලංකාව 2026.'],
	['Telugu', 'te', 'ప్రతిపత్తిస్వత్వముల విషయమున మానవులెల్లరును జన్మతః స్వతంత్రులును సమానులును నగుదురు. వారు వివేచన-అంతఃకరణ సంపన్నులు.'],
	['Kannada', 'kn', 'ಎಲ್ಲಾ ಮಾನವರೂ ಸ್ವತಂತ್ರರಾಗಿಯೇ ಜನಿಸಿದ್ದಾರೆ. ಹಾಗೂ ಘನತೆ ಮತ್ತು ಹಕ್ಕುಗಳಲ್ಲಿ ಸಮಾನರಾಗಿದ್ದಾರೆ.'],
	['Malayalam', 'ml', 'മനുഷ്യരെല്ലാവരും തുല്യാവകാശങ്ങളോടും അന്തസ്സോടും സ്വാതന്ത്ര്യത്തോടുംകൂടി ജനിച്ചവരാണ്‌. അവൻ, അവർ, ക്‍ഷ.'],
	['Gujarati', 'gu', 'પ્રતિષ્ઠા અને અધિકારોની દૃષ્ટિએ સર્વ માનવો જન્મથી સ્વતંત્ર અને સમાન હોય છે.'],
	['Gurmukhi', 'pa', 'ਸਾਰਾ ਮਨੁੱਖੀ ਪਰਿਵਾਰ ਆਪਣੀ ਮਹਿਮਾ, ਸ਼ਾਨ ਅਤੇ ਹੱਕਾਂ ਦੇ ਪੱਖੋਂ ਜਨਮ ਤੋਂ ਹੀ ਆਜ਼ਾਦ ਹੈ।'],
	['Odia', 'or', 'ସବୁ ମନୁଷ୍ୟ ଜନ୍ମକାଳରୁ ସ୍ୱାଧୀନ ଏବଂ ମର୍ଯ୍ୟାଦା ଓ ଅଧିକାରରେ ସମାନ ଅଟନ୍ତି ।'],
	['Tibetan', 'bo', 'འགྲོ་བ་མིའི་རིགས་རྒྱུད་ཡོངས་ལ་སྐྱེས་ཙམ་ཉིད་ནས་ཆེ་མཐོངས་དང༌། ཐོབ་ཐང་གི་རང་དབང་འདྲ་མཉམ་དུ་ཡོད་ལ།'],
	['Thaana', 'dv', 'ހުރިހާ އިންސާނުންވެސް އުފަންވަނީ، ދަރަޖަ އާއި ޙައްޤުތަކުގައި މިނިވަންކަމާއެކު ހަމަހަމަވެގެންނެވެ.'],
	['Syriac', 'syr', 'ܟܠ ܒܪܢܫܐ ܒܪܝܠܗ ܚܐܪܐ ܘܒܪܒܪ ܓܘ ܐܝܩܪܐ ܘܙܕܩܐ. ܐܸܢܝܼ ܗܘܼܢܐ.'],
	['Adlam', 'ff-Adlm', '𞤋𞤲𞥆𞤢𞤥𞤢 𞤢𞥄𞤣𞤫𞥅𞤶𞤭 𞤬𞤮𞤬 𞤨𞤮𞤼𞤭، 𞤲𞤣𞤭𞤥𞤯𞤭𞤣𞤭 𞥖𞥐.'],
	['N’Ko', 'nqo', 'ߡߐ߱ ߟߎ߬ ߓߍ߯ ߦߋ߫ ߤߙߐߦߊ߫ ߟߊ߫، ߘߊ߲߬ߓߍ ߣߌ߫ ߖߐ ߟߎ߬.'],
	['Tifinagh', 'zgh', 'ⵉⵎⴷⴰⵏⵏ, ⴰⴽⴽⵯ ⵎⴰ ⴷ ⵉⵜⵜⵍⴰⵍⴰⵏ ⴳⴰⵏ ⵉⵍⴻⵍⵍⵉⵢⵏ ⵎⴳⴰⴷⴷⴰⵏ.'],
	['Cherokee', 'chr', 'ᏂᎦᏓ ᎠᏂᏴᏫ ᏂᎨᎫᏓᎸᎾ ᎠᎴ ᎤᏂᏠᏱ ᎤᎾᏕᎿ. Ꮒꭶꮣ ꭰꮒᏼꮻ.'],
	['Canadian syllabics', 'iu', 'ᐃᓅᔪᓕᒫᑦ ᐊᓂᖅᑎᕆᔪᓕᒫᑦ ᐊᔪᙱᑎᑕᐅᓪᓗᑎᒃ ᐊᒻᒪᓗ ᐊᔾᔨᐅᖃᑎᒌᒃᖢᑎᒃ.'],
	['Mongolian', 'mn-Mong', 'ᠬᠦᠮᠦᠨ ᠪᠦᠷ ᠲᠥᠷᠥᠵᠦ ᠮᠡᠨᠳᠡᠯᠡᠬᠦ ᠡᠷᠬᠡ ᠴᠢᠯᠥᠭᠡ ᠲᠡᠢ᠂ ᠠᠳᠠᠯᠢᠬᠠᠨ ᠪᠠᠢᠨ\u180eᠠ᠃ ᠭ\u180bᠠ'],
	['Traditional Chinese', 'zh-TW', '人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心，並應以兄弟關係的精神相對待。'],
	['Hong Kong', 'zh-HK', '人人生而自由，喺尊嚴同埋權利上一律平等。佢哋嘅兄弟喺嗰度搭𨋢，食咗𠝹開嘅𩶘。']
];

test.each(samples)('a letter in %s gives its words back and has no box', async (_, lang, text) => {
	const to = { ...aLetter().to, salutation: text };
	const item = aLetter({ locale: lang, to, subject: text, paragraphs: Array.from({ length: 9 }, () => text), closing: text });
	const printed = await printItems([item], request, printFonts);
	if (printed.kind !== 'printed') throw new Error(printed.kind);
	expect(printed.missing).toEqual([]);
	const back = withoutMarks(textIn(printed.pdf));
	const layout = layOutLetter(item, { ...setting, fonts: printFonts });
	if (layout.kind !== 'laid-out') throw new Error(layout.kind);
	const lines = layout.pages.flatMap((page) => textsOf(page.marks)).map((line) => ({ ...line, text: withoutMarks(line.text) }));
	for (const line of lines) expect(back).toContain(line.text);
	expect(lines.map((line) => line.text.replaceAll(' ', '')).join('')).toContain(plainSpaces(text + text).replaceAll(' ', ''));
	const first = lines.find((line) => text.startsWith(line.text));
	expect(first?.isRtl).toBe(directionOf(lang) === 'rtl');
});
