/**
 * Turns of the event loop. Node asks the system for news in every round of its loop, which takes three times as long as the turn
 * itself, so 64 turns share a round.
 */
const turnsARound = 64;
const waiting: (() => void)[] = [];
let left = 0;

/** Calls back in a turn of its own, as `setImmediate` does: in the order asked, and after every promise that waits for nothing else. */
export function nextTurn(callback: () => void) {
	waiting.push(callback);
	if (left === 0) begin();
}

function begin() {
	left = turnsARound;
	for (let turn = 0; turn < turnsARound; turn++) setImmediate(turnOver);
}

function turnOver() {
	left -= 1;
	waiting.shift()?.();
	if (left === 0 && waiting.length > 0) begin();
}
