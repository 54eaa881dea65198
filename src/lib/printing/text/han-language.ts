/** Han signs are one code and several shapes: whose, the language of the text says. */

/**
 * The tag that faces name: `zh-Hans`, `zh-Hant` (Taiwan), `zh-HK` (Hong Kong and Macau, and Cantonese in traditional signs), and of
 * every other language the language alone. What a tag leaves out is what CLDR calls likely: `zh` is `zh-Hans`, `zh-TW` is `zh-Hant`.
 */
export function drawnAs(tag: string): string {
	const locale = likely(tag);
	if (!locale || !isChinese(locale)) return tag.split('-')[0] ?? tag;
	if (locale.script !== 'Hant') return 'zh-Hans';
	return locale.language === 'yue' || ofHongKong.has(locale.region ?? '') ? 'zh-HK' : 'zh-Hant';
}

const ofHongKong = new Set(['HK', 'MO']);

const isChinese = ({ language, script }: Intl.Locale) => language === 'zh' || script === 'Hans' || script === 'Hant';

function likely(tag: string): Intl.Locale | undefined {
	try {
		return new Intl.Locale(tag).maximize();
	} catch {
		return undefined;
	}
}
