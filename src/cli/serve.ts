/** `npm start` serves the built app on HOST and PORT until it is told to stop. */
import { recipientField } from '#lib/domain/decode/fields.ts';
import { parseWith } from '#lib/domain/decode/parse.ts';
import { readSettings } from '#lib/server/ops/settings.ts';
import { serve, stopBecause } from './serving/server.ts';

const {
	HOST = '127.0.0.1',
	PORT = '3000',
	ORIGIN,
	DATABASE_URL,
	SETUP_TOKEN,
	RECOVERY_RECIPIENT,
	BUILD_OUT = 'build'
} = process.env;

if (RECOVERY_RECIPIENT && parseWith(recipientField, RECOVERY_RECIPIENT).kind === 'malformed')
	stopBecause(new Error('RECOVERY_RECIPIENT must be an age recipient (age1…).'));
const settings = readSettings(process.env);
if (settings.kind === 'wrong') stopBecause(new Error(settings.sentence));
if (SETUP_TOKEN && SETUP_TOKEN.length < 12) console.error('SETUP_TOKEN is short; whoever guesses it can create events here.');
// With a token in the environment, the start need not open the database a third time.
const minted = SETUP_TOKEN ? undefined : await mintFirst().catch(stopBecause);
const server = await serve({ host: HOST, port: Number(PORT), origin: ORIGIN, build: BUILD_OUT }).catch(stopBecause);
console.log(`Writing Table listens on ${server.address}`);
if (minted) console.log(`Set-up token, shown this once: ${minted}`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void server.stop());

async function mintFirst() {
	return (await import('./serving/first-start.ts')).mintSetUpTokenAt(DATABASE_URL);
}
