/** The package brings no types. Positions are UTF-16 indices at which a line may start. */
declare module 'linebreak' {
	export default class LineBreaker {
		constructor(text: string);
		nextBreak(): { position: number; required: boolean } | null;
	}
}
