import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Gives the line that a person types or that comes through a pipe. It is empty when there is none. */
export async function askForWord(question: string): Promise<string> {
	return lineFrom(createInterface({ input: process.stdin, output: process.stderr }), question);
}

/** The same, and a terminal shows nothing of what is typed. */
export async function askInSecret(question: string): Promise<string> {
	process.stderr.write(question);
	const output = new Writable({ write: (_typed, _encoding, done) => done() });
	const typed = await lineFrom(createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY }), '');
	process.stderr.write('\n');
	return typed;
}

async function lineFrom(asking: Interface, question: string): Promise<string> {
	// A last line without a line feed answers no question. It comes as a line of its own, just before the end.
	const last = new Promise<string>((settle) => asking.once('line', settle));
	const ended = new Promise<string>((settle) => asking.once('close', () => settle('')));
	const typed = await Promise.race([asking.question(question).catch(() => ''), last, ended]);
	asking.close();
	return typed;
}
