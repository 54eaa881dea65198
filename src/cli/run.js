/**
 * `node src/cli/run.js serve` starts a command. It is JavaScript, because an old Node cannot read TypeScript and would show a stack
 * trace. Here it shows a sentence.
 */
const oldest = 24;
const [major = '0'] = process.versions.node.split('.');
const command = process.argv[2];

if (Number(major) < oldest) {
	console.error(
		`Writing Table needs Node ${oldest} or newer; this is Node ${process.versions.node}. ` +
			'"npm ci" brings one along, unless optional packages are left out: then install it from https://nodejs.org.'
	);
	process.exit(1);
}
await import('./compile-cache.js');
// The arguments after the name belong to the command.
process.argv.splice(2, 1);
await import(new URL(`${command}.ts`, import.meta.url).href);
