/** `npm start`: the built app with the headers of every answer, on HOST and PORT, until it is told to stop. */
import { mintSetUpTokenAt } from './serving/first-start.ts';
import { serve } from './serving/server.ts';

const { HOST = '0.0.0.0', PORT = '3000', ORIGIN, DATABASE_URL, SETUP_TOKEN, BUILD_OUT = 'build' } = process.env;

if (SETUP_TOKEN && SETUP_TOKEN.length < 12) console.error('SETUP_TOKEN is short; whoever guesses it can create events here.');
const minted = await mintSetUpTokenAt(DATABASE_URL, SETUP_TOKEN);
const server = await serve({ host: HOST, port: Number(PORT), origin: ORIGIN, build: BUILD_OUT });
console.log(`Writing Table listens on ${server.address}`);
if (minted) console.log(`Set-up token, shown this once: ${minted}`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void server.stop());
