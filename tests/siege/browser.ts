/** `npm run siege:browser [-- --kills 200] [--engine chromium|firefox|webkit]`: a browser killed while somebody writes, again and again. */
import { parseArgs } from 'node:util';
import { engineNames } from '../support/engines/engine.ts';
import { engines } from '../support/engines/engines.ts';
import { besiegeBrowser, type BrowserSiege } from '../support/engines/siege.ts';
import { aServer } from '../support/server.ts';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' }, engine: { type: 'string' } } });
const chosen = engineNames.filter((name) => values.engine === undefined || values.engine === name);
if (chosen.length === 0) throw new Error(`--engine takes ${engineNames.join(', ')}`);

const inWords = ({ version, kills, drafts, beforeThanks, nothingYet, longestGoneMs, delivered, broken }: BrowserSiege) =>
	`${version}: ${kills} kills: ${drafts} times a draft, ${beforeThanks} times in the outbox before the thank-you, ` +
	`${nothingYet} times nothing written yet; ${Math.round(longestGoneMs)} ms of typing gone at most; ` +
	`${delivered} letters delivered; ${broken.length} promises broken`;

let brokenInAll = 0;
for (const name of chosen) {
	const server = await aServer();
	const onKill = (siege: BrowserSiege) => siege.kills % 10 === 0 && console.log(inWords(siege));
	const settings = { engine: engines[name], server, kills: Number(values.kills), chance: Math.random, onKill };
	const siege = await besiegeBrowser(settings).finally(() => server.discard());
	console.log(`\n${inWords(siege)}`);
	for (const problem of siege.broken) console.log(`  ${problem}`);
	brokenInAll += siege.broken.length;
}
process.exit(brokenInAll === 0 ? 0 : 1);
