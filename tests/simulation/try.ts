import * as fc from 'fast-check';
import { schedules, toldOf } from './beats.ts';
import { simulate } from './simulate.ts';
const runs = Number(process.argv[2] ?? 100), seed = Number(process.argv[3] ?? 1);
process.on('unhandledRejection', (e) => { console.log('UNHANDLED', e); process.exit(1); });
const t = performance.now();
const r = await fc.check(fc.asyncProperty(schedules, async (beats) => { const b = await simulate(beats); if (b.length) throw new Error(b.join('\n')); }), { numRuns: runs, seed, interruptAfterTimeLimit: 60_000 });
console.log(r.numRuns, ((performance.now() - t) / r.numRuns).toFixed(2), 'ms each', r.failed);
if (r.failed) { console.log(r.counterexample![0].map(toldOf).join('\n')); console.log(r.errorInstance); }
process.exit();
