/** The public page of an event on its way between organisers' devices and the server. */
import { base64, openShape, optional, parseWith, shape, text, type Decoded, type Parsed } from '../decode/parse.ts';
import { largestPictureBytes } from '../public-page/picture.ts';
import { largestPageBytes } from '../public-page/public-page.ts';

/** The exact text of a page, as `parsePublicPage` reads it. */
const page = text({ max: largestPageBytes, lines: true });

const posted = shape({
	page,
	/** What apps show of the page where somebody shares its address: base64 of a PNG. Without one there is none. */
	picture: optional(base64({ max: Math.ceil(largestPictureBytes / 3) * 4 }))
});
export type PostedPage = Decoded<typeof posted>;
/** Parses what an organiser's device publishes, as the server takes it. The server parses the page itself later. */
export const parsePostedPage = (value: unknown): Parsed<PostedPage> => parseWith(posted, value);

/** Without `page` nothing is published. */
const answered = openShape({ page: optional(page) });
export type PageAnswer = Decoded<typeof answered>;
/** Parses what the server has published of an event. */
export const parsePageAnswer = (value: unknown): Parsed<PageAnswer> => parseWith(answered, value);
