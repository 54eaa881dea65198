/** The headers that stand on every answer: assets and prerendered pages pass no hook, so they are set around the whole app. */

/** What no page of ours asks for. Clipboard, sharing, full screen and the wake lock stay as browsers have them: for us alone. */
const unused = [
	...['accelerometer', 'autoplay', 'display-capture', 'encrypted-media', 'geolocation', 'gyroscope', 'hid', 'idle-detection'],
	...['magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking']
];

/** Pages carry their own policy in a `<meta>`; these are what it cannot say. */
const always: Record<string, string> = {
	'content-security-policy': "frame-ancestors 'none'",
	'x-frame-options': 'DENY',
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'no-referrer',
	'permissions-policy': ['camera=(self)', ...unused.map((feature) => `${feature}=()`)].join(', '),
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin'
};

/** Files whose new version must be seen at once, or a device would keep an old app for a day. */
const alwaysAsked = new Set(['/service-worker.js', '/manifest.webmanifest']);

export function headersFor(path: string, origin: string | undefined): Record<string, string> {
	return {
		...always,
		...(origin?.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
		...(alwaysAsked.has(path) && { 'cache-control': 'no-cache' })
	};
}
