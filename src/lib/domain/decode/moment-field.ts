import { text } from './parse.ts';

/** An ISO moment as text, of at most 30 signs. */
export const momentField = text({
	max: 30,
	pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/,
	as: 'an ISO moment in UTC'
});
