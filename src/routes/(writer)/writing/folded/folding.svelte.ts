/**
 * Whether a letter is folded, so that one question stands on the screen. It is folded when the whole sheet does not fit beside a
 * keyboard. Only a change of the width decides anew: a keyboard takes height alone, and must not change the screen while one types.
 */
const small = '(max-width: 39.99rem), (max-height: 29.99rem)';

export class Folding {
	isFolded = $state(matchMedia(small).matches);
	#width = innerWidth;

	look = () => {
		if (innerWidth === this.#width) return;
		this.#width = innerWidth;
		this.isFolded = matchMedia(small).matches;
	};
}
