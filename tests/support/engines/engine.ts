/** The little that a test asks of a browser, so that the same steps run in three of them. */

export type EngineName = 'chromium' | 'firefox' | 'webkit';
export const engineNames: readonly EngineName[] = ['chromium', 'firefox', 'webkit'];

export interface Engine {
	name: EngineName;
	/** Starts the browser with one window of 1024 by 768 on this profile folder, which outlives it. */
	open(profileFolder: string): Promise<EngineBrowser>;
}

/** A place in the window, in CSS pixels. */
export interface Point {
	x: number;
	y: number;
}

export interface EngineBrowser {
	/** The browser's own name and version. */
	version: string;
	goto(address: string): Promise<void>;
	/**
	 * Runs a function in the page, past its content security policy, and waits for what it promises. It is sent as text: it may
	 * use nothing but what it is given, and both that and what it gives are JSON.
	 */
	run<Given extends unknown[], Gives>(work: (...given: Given) => Gives, ...given: Given): Promise<Awaited<Gives>>;
	/** The pointer goes down at the first point, through the others, and up at the last. */
	press(points: Point[]): Promise<void>;
	/** Typed key by key into whatever has the focus; ASCII. */
	keys(text: string): Promise<void>;
	/** The picture of the window as PNG. */
	picture(): Promise<Uint8Array>;
	/** Closed as a person does. */
	close(): Promise<void>;
	/** SIGKILL to every process of the browser, as a power cut; nothing is written any more. */
	kill(): Promise<void>;
}

/** A function and what it is given, as one expression to run in a page. */
export const asExpression = (work: (...given: never[]) => unknown, given: unknown[]) =>
	`(${work.toString()})(${given.map((each) => JSON.stringify(each) ?? 'undefined').join(', ')})`;
