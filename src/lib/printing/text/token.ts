/** Shapes a piece of text once and keeps it: its clusters, their ink and their exact advances. */
import { Buffer as ShapingBuffer, ClusterLevel, Direction, shape } from 'harfbuzzjs';
import type { TextRun } from '#lib/domain/print/sheet.ts';
import { clustersOf, endingDivided, guarded, type Token } from './clusters.ts';
import { openedOf, type Face, type OpenedFace } from './face.ts';
import type { RunDrawer, SetRun } from './run-drawer.ts';

export type RunLook = Omit<TextRun, 'text' | 'face' | 'guard' | 'isDivided'>;

/** Unbounded text (marathons in a browser tab) must not fill the memory. */
const mostKept = 30_000;

/** Gives the drawer of a face for this look. The same look always gets the same drawer. */
export function drawerFor(face: Face, look: RunLook): RunDrawer {
	const { drawers } = openedOf(face);
	const key = look.isRtl ? `${look.script} ${look.lang} rtl` : `${look.script} ${look.lang}`;
	let drawer = drawers.get(key);
	if (!drawer) drawers.set(key, (drawer = newDrawer(face, look)));
	return drawer;
}

/** The shape of a run, from its own words: a run that was laid out is shaped already. */
export function tokenOf(face: Face, run: TextRun): Token {
	const drawer = drawerFor(face, run);
	if (run.isDivided) return drawer.setDivided(run.text.slice(0, -1)).token;
	return (run.guard ? drawer.setGuarded(run.text, run.guard) : drawer.set(run.text)).token;
}

function newDrawer(face: Face, { script, lang, isRtl }: RunLook): RunDrawer {
	const opened = openedOf(face);
	const plain = new Map<string, SetRun>();
	const guardedRuns = new Map<string, SetRun>();
	const dividedRuns = new Map<string, SetRun>();
	const cuts = new Map<string, ReadonlySet<number>>();
	const runOf = (text: string): TextRun => ({ face: face.key, text, script, lang, isRtl });
	const drawer: RunDrawer = {
		set: (text) =>
			plain.get(text) ??
			keep(plain, text, () => {
				const run = runOf(text);
				const token = shapeRun(opened, run);
				return { run, token, widthEm: token.advance / opened.outlines.unitsPerEm };
			}),
		setGuarded: (text, guard) =>
			guardedRuns.get(`${guard} ${text}`) ??
			keep(guardedRuns, `${guard} ${text}`, () => {
				const { run, token, widthEm } = drawer.set(text);
				return { run: { ...run, guard }, token: guarded(token, guard, isRtl), widthEm };
			}),
		setDivided: (text) =>
			dividedRuns.get(text) ??
			keep(dividedRuns, text, () => {
				const { run, token, widthEm } = drawer.set(`${text}-`);
				return { run: { ...run, isDivided: true }, token: endingDivided(token), widthEm };
			}),
		safeCuts: (text) => cuts.get(text) ?? keep(cuts, text, () => findSafeCuts(opened, runOf(text)))
	};
	return drawer;
}

function keep<T>(kept: Map<string, T>, key: string, make: () => T): T {
	const made = make();
	if (kept.size >= mostKept) kept.clear();
	kept.set(key, made);
	return made;
}

const buffer = new ShapingBuffer();

function runHarfBuzz({ font }: OpenedFace, { text, script, lang, isRtl }: TextRun) {
	buffer.clearContents();
	buffer.addText(text);
	buffer.setDirection(isRtl ? Direction.RTL : Direction.LTR);
	buffer.setScript(script);
	buffer.setLanguage(lang);
	buffer.setClusterLevel(ClusterLevel.MONOTONE_GRAPHEMES);
	shape(font, buffer);
}

function shapeRun(opened: OpenedFace, run: TextRun): Token {
	runHarfBuzz(opened, run);
	// Two getters on purpose: the one that joins both is many times slower.
	return clustersOf(opened.outlines, run, buffer.getGlyphInfos(), buffer.getGlyphPositions());
}

const unsafeToBreak = 1;

function findSafeCuts(opened: OpenedFace, run: TextRun): ReadonlySet<number> {
	runHarfBuzz(opened, run);
	const infos = buffer.getGlyphInfos();
	const unsafe = new Set(infos.filter(({ flags }) => (flags & unsafeToBreak) !== 0).map((info) => info.cluster));
	return new Set(infos.map((info) => info.cluster).filter((cluster) => !unsafe.has(cluster)));
}
