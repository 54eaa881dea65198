/** The colours of the look on white paper, as PDF operands from 0 to 1. */
import type { ColourRole, Paint } from '#lib/domain/print/sheet.ts';

const hexes: Readonly<Record<ColourRole, string>> = {
	ink: '14213a',
	soft: '475369',
	line: '9aa1ac',
	practice: '6a3478',
	blue: '1f3c88',
	green: '0b6b4f',
	red: 'b3261e',
	amber: 'b8700f'
};

const operands = new Map(Object.entries(hexes).map(([role, hex]) => [role, rgb(hex)]));

/** "#14213a". On paper and in pictures to share it is always day. */
export const hexOf = (paint: Paint) => (paint.startsWith('#') ? paint : `#${hexes[paint as ColourRole]}`);

/** "0.08 0.13 0.23", to stand before `rg` or `RG`. */
export const colourOperands = (paint: Paint) => operands.get(paint) ?? (paint.startsWith('#') ? rgb(paint.slice(1)) : '0 0 0');

function rgb(hex: string): string {
	return [0, 2, 4].map((at) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255).toFixed(3)).join(' ');
}
