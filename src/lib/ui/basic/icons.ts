/**
 * Line icons on a 24 px grid, drawn from things on a table. An icon always stands beside a word. States have marks and never use
 * icons.
 */
export const icons = {
	back: 'M14 5l-7 7 7 7',
	forward: 'M10 5l7 7-7 7',
	tick: 'M5 12l5 5L19 7',
	plus: 'M12 5v14M5 12h14',
	close: 'M5 5l14 14M19 5L5 19',
	pen: 'M4 20l1.2-5L16 4.2 19.8 8 9 18.800zM13.5 6.700l3.8 3.8',
	card: 'M3 6h18v12H3zM14 6v12M16.5 9.500h2.500M16.5 12.500h2.5',
	chair: 'M7 3v18M7 13h10v8',
	undo: 'M9 6L4 11l5 5M4 11h10a5 5 0 0 1 5 5v2',
	bin: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v6M14 11v6',
	speak: 'M4 9v6h3l5 4V5L7 9zM16 9a4 4 0 0 1 0 6M18.5 6.500a8 8 0 0 1 0 11',
	scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 8h3v3H8zM13 13h3v3h-3zM8 14h2M14 8h2v2',
	print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
	tray: 'M12 3v9M8 9l4 4 4-4M3 14h5l1.5 3h5L16 14h5v6H3z',
	save: 'M12 4v10M8 11l4 4 4-4M4 16v4h16v-4',
	send: 'M12 20V6M7 11l5-5 5 5M5 3h14',
	eye: 'M2 12s4-6 10-6 10 6 10 6-4 6-10 6S2 12 2 12zM12 9.500a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
	copy: 'M8 8h12v12H8zM16 8V4H4v12h4',
	list: 'M4 6h16M4 12h16M4 18h10',
	leave: 'M14 4h6v16h-6M10 8l-4 4 4 4M6 12h9'
} as const;
export type IconName = keyof typeof icons;
