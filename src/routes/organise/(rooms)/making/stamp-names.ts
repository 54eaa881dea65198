/** The pictures that the app has for stamps, beside the plain envelope: `static/stamps/art`. */
export const stampNames = [
	'bernardo-caal-xol',
	'ciham-ali',
	'imoleayo-michael',
	'janna-jihad',
	'mikita-zalatarou',
	'mohamed-el-baqer',
	'rung-panusaya',
	'sphere-ngo',
	'wendy-galarza',
	'zhang-zhan'
] as const;
