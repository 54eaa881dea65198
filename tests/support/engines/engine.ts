/** The few things that a test asks of a browser, so that the same steps run in three browsers. */

export type EngineName = 'chromium' | 'firefox' | 'webkit';
export const engineNames: readonly EngineName[] = ['chromium', 'firefox', 'webkit'];

export interface Engine {
	name: EngineName;
	/** Starts the browser with one window of 1024 by 768 on this profile folder, which stays when the browser ends. */
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
	 * Runs a function in the page, whatever its content security policy says, and waits for its promise. The function is sent as
	 * text, so it may use only its arguments. Arguments and result are JSON.
	 */
	run<Given extends unknown[], Gives>(work: (...given: Given) => Gives, ...given: Given): Promise<Awaited<Gives>>;
	/** The pointer goes down at the first point, through the others, and up at the last. */
	press(points: Point[]): Promise<void>;
	/** Types ASCII text key by key into whatever has the focus. */
	keys(text: string): Promise<void>;
	/** The picture of the window as PNG. */
	picture(): Promise<Uint8Array>;
	/** Closes the browser as a person does. */
	close(): Promise<void>;
	/** Sends SIGKILL to every process of the browser, like a power cut. Nothing is written any more. */
	kill(): Promise<void>;
}

/** Gives a function and its arguments as one expression that can run in a page. */
export const asExpression = (work: (...given: never[]) => unknown, given: unknown[]) =>
	`(${work.toString()})(${given.map((each) => JSON.stringify(each) ?? 'undefined').join(', ')})`;
