import { cdp } from 'vitest/browser';

interface Emulation {
	send(method: 'Emulation.setEmulatedMedia', media: { features: { name: string; value: string }[] }): Promise<unknown>;
}

/** Has the browser draw in the reader's own colours, as the contrast themes of Windows do, or in ours again. */
export const forcedColours = (value: 'active' | 'none') =>
	(cdp() as unknown as Emulation).send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] });
