/** Gives a file for calendars as an answer. `name` stands in the name of the file, and a browser offers to save it. */
export const calendarAnswer = (file: string, name: string): Response =>
	new Response(file, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': `attachment; filename="writing-table-${name}.ics"`,
			'cache-control': 'public, max-age=60'
		}
	});
