import { BuiltServer, freePort } from './support/server.ts';
import { createOn } from './support/receipts.ts';
import { anEvent } from './support/signed-event.ts';
import { requestsOver } from './fuzz/requests.ts';
import { request as ask } from 'node:http';
const codes = [...'0123456789ABCDEFGHJK'].map((sign) => `7KQ2M${sign}`);
const events = await Promise.all(codes.map((code) => anEvent({ code })));
const s = new BuiltServer(await freePort()); await s.start();
for (const e of events) await createOn(s, e);
const r = requestsOver(events, events[0]!, 1);
for (const n of process.argv.slice(2).map(Number)) {
 const q = r(n); console.log(n, q.method, q.path, JSON.stringify(q.headers).slice(0,600), q.body?.length, q.body?.toString().slice(0, 1500));
 const t = performance.now();
 await new Promise<void>((res) => { const x = ask({ host: '127.0.0.1', port: s.port, method: q.method, path: q.path, headers: q.headers }, (a) => { let b=''; a.on('data', (c) => b += c); a.on('end', () => { console.log('->', a.statusCode, b.slice(0, 200), (performance.now() - t) | 0); res(); }); }); x.on('error', (e) => { console.log('->', e, (performance.now() - t) | 0); res(); }); x.end(q.body); });
}
console.log(s.log); await s.discard();
