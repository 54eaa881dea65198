/** The headers that stand on every answer: assets and prerendered pages pass no hook, so they are set around the whole app. */

/** What no page of ours asks for. Clipboard, sharing, full screen and the wake lock stay as browsers have them: for us alone. */
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

/** Files whose new version must be seen at once, or a device would keep an old app for a day. */
const alwaysAsked = new Set(['/service-worker.js', '/manifest.webmanifest']);

/** Pages carry their own policy in a `<meta>`; this is what it cannot say. */
const pagePolicy = "frame-ancestors 'none'";
const filePolicy = "default-src 'none'; frame-ancestors 'none'";
/**
 * A worker follows the policy of its own script's answer, not that of the page. The workers hold every key and every plaintext:
 * they load files of this app and fonts, run HarfBuzz's WebAssembly, and can send nothing elsewhere.
 */
const scriptPolicy = [
	"default-src 'none'",
	"script-src 'self' 'wasm-unsafe-eval'",
	"connect-src 'self'",
	"require-trusted-types-for 'script'",
	"trusted-types 'none'",
	"frame-ancestors 'none'"
].join('; ');

/** The content policy of what lies at this path, by what its name says it is. */
function policyFor(path: string): string {
	if (path.endsWith('.js')) return scriptPolicy;
	return path.startsWith('/api/') || isFile(path) ? filePolicy : pagePolicy;
}

const isFile = (path: string) => /\.[a-z0-9]+$/.test(path) && !path.endsWith('.html');

/** `path` without its query; `origin` is the address that people use, where it is known. */
export function headersFor(path: string, origin: string | undefined): Record<string, string> {
	return {
		...always,
		'content-security-policy': policyFor(path),
		...(origin?.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
		...(alwaysAsked.has(path) && { 'cache-control': 'no-cache' })
	};
}
