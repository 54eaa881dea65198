/** The headers of every answer. Assets and prerendered pages pass no hook, so the headers are set around the whole app. */

/** The features that no page uses. Clipboard, sharing, full screen and the wake lock keep the browser's default: own pages only. */
const unused = [
	...['accelerometer', 'autoplay', 'display-capture', 'encrypted-media', 'geolocation', 'gyroscope', 'hid', 'idle-detection'],
	...['magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking']
];

const always: Record<string, string> = {
	'x-frame-options': 'DENY',
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
	'permissions-policy': ['camera=(self)', ...unused.map((feature) => `${feature}=()`)].join(', '),
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin'
};

/** Files whose new version must be seen at once. Otherwise a device would keep an old app for a day. */
const alwaysAsked = new Set(['/service-worker.js', '/manifest.webmanifest']);

/** Pages have their own policy in a `<meta>`. This part cannot stand there. */
const pagePolicy = "frame-ancestors 'none'";
const filePolicy = "default-src 'none'; frame-ancestors 'none'";
/**
 * The policy of a worker is that of its own script's answer, not that of the page. The workers hold every key and every plaintext, so
 * they may only load files of this app and fonts and run HarfBuzz's WebAssembly. They can send nothing elsewhere.
 */
const scriptPolicy = [
	"default-src 'none'",
	"script-src 'self' 'wasm-unsafe-eval'",
	"connect-src 'self'",
	"require-trusted-types-for 'script'",
	"trusted-types 'none'",
	"frame-ancestors 'none'"
].join('; ');

/** Gives the content policy of the file at this path, by its name. */
function policyFor(path: string): string {
	if (path.endsWith('.js')) return scriptPolicy;
	return path.startsWith('/api/') || isFile(path) ? filePolicy : pagePolicy;
}

const isFile = (path: string) => /\.[a-z0-9]+$/.test(path) && !path.endsWith('.html');

/** Gives the headers of the answer at `path`, which has no query. `origin` is the address that people use, when it is known. */
export function headersFor(path: string, origin: string | undefined): Record<string, string> {
	return {
		...always,
		'content-security-policy': policyFor(path),
		...(origin?.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
		...(alwaysAsked.has(path) && { 'cache-control': 'no-cache' })
	};
}
