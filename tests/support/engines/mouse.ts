import type { Point } from './engine.ts';

/** The part of a mouse that Playwright and Puppeteer share. */
interface Mouse {
	move(x: number, y: number, options?: { steps?: number }): Promise<void>;
	down(): Promise<void>;
	up(): Promise<void>;
}

/** Down at the first point, through the others as a hand moves, up at the last. */
export const pressOf =
	(mouse: Mouse) =>
	async ([first, ...others]: Point[]) => {
		if (!first) return;
		await mouse.move(first.x, first.y);
		await mouse.down();
		for (const { x, y } of others) await mouse.move(x, y, { steps: 4 });
		await mouse.up();
	};
