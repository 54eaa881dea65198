import { createInterface } from 'node:readline/promises';

/** Gives the line that a person types or that comes through a pipe. It is empty when there is none. */
export async function askForWord(question: string): Promise<string> {
	const asking = createInterface({ input: process.stdin, output: process.stderr });
	const ended = new Promise<string>((settle) => asking.once('close', () => settle('')));
	const typed = await Promise.race([asking.question(question).catch(() => ''), ended]);
	asking.close();
	return typed;
}
