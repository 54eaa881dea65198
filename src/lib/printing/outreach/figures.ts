/** The two figures that posters draw themselves: the app's table, and the comma of a salutation, from Literata 800. */
import { flatPath } from '../images/svg-path.ts';

/** As static/mark.svg has it, its corner at the origin. */
export const logo = {
	width: 92,
	height: 70,
	path: flatPath(
		'M4 18h92v44H86l5 26H80l-6.500-26h-47L20 88H9l5-26H4zM5 18l26 31.500L50 25.500l19 24L95 18h-8.500L69 39.300 52.100 18h-4.200L31 39.300 13.500 18z',
		[1, 0, 0, 1, -4, -18]
	)
};

export const comma = {
	width: 217,
	height: 351,
	path: flatPath(
		'M110 178L65 118Q91 99 109.5 81Q128 63 138.5 44Q149 25 152 5L143 5Q125 5 103.5 -2.5Q82 -10 68 -28.5Q54 -47 54 -80Q54 -123 82.5 -148Q111 -173 159 -173Q212 -173 241.5 -143.5Q271 -114 271 -63Q271 -20 253.5 24Q236 68 200.5 108Q165 148 110 178Z',
		[1, 0, 0, 1, -54, 173]
	)
};
