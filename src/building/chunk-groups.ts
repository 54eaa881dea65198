import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Which parts of the app travel in one file. Left alone, every set of pages that shares a module gets a file for it: seventy small
 * files for a letter, which neither compress nor arrive well. Named here is only what always travels together; all else stays
 * apart, so that no page fetches what it does not need. A group takes along what it imports, unless a group above has that already.
 *
 * Each entry is how the path of a module begins. A test holds that each begins at least one.
 */
export const together = {
	/** Svelte and Kit, and what the start page and every writer's screen are made of. */
	frame: [
		...within('node_modules', ['svelte/', '@sveltejs/kit/', 'devalue/', 'esm-env/', 'clsx/']),
		...within('src/routes', [
			'+layout.svelte',
			'after-screen.ts',
			'app-update.svelte.ts',
			'browser-memory.svelte.ts',
			'join/arrival.ts'
		]),
		...within('src/routes', [
			'OnTheWay.svelte',
			'PartMissing.svelte',
			'own-reload.ts',
			'part-in-time.ts',
			'remembered-code.ts',
			'stamp-art.ts',
			'what-is-lacking.ts'
		]),
		...within('src/routes/(writer)', ['+layout.svelte', 'AtTheTable.svelte', 'TryAgain.svelte', 'find-seat.ts', 'seated.ts']),
		...within('src/routes/(writer)', ['device-touches.ts', 'laid-table.svelte.ts', 'table-context.svelte.ts']),
		...within('src/lib/device', ['clock.ts', 'first-look.ts', 'noted-memory.ts', 'notes.ts', 'touches.ts']),
		...within('src/lib/domain', ['hall/today.ts', 'in-time.ts', 'manifest.ts', 'pack.ts']),
		// The days stand on the postmark of the cases: in any other group they would take the storage along.
		...within('src/lib/domain/language', ['days.ts', 'direction.ts']),
		...within('src/lib/ui/basic', ['Button', 'Icon', 'LanguageChoice', 'LinkButton', 'Logo', 'Notice', 'TopBar'], '.svelte'),
		...within('src/lib/ui/basic', ['StateMark.svelte', 'heard.ts', 'resting.ts']),
		...within('src/lib/ui', ['stamp/PracticeMark.svelte']),
		...within('src/lib/i18n', ['languages.ts', 'locale.svelte.ts', 'generated/registry.js', 'generated/runtime.js']),
		...words('shell', 'coming language lost name not_coming not_found opening partial practice reopening skip table'),
		...within('src/lib/i18n/generated/messages', ['outbox_count_'])
	],
	/** The storage, as far as a sheet needs it. */
	storage: [
		...within('node_modules', ['dexie/']),
		...within(
			'src/lib/device',
			['at-rest', 'autosave', 'database', 'drafts', 'last-words', 'sittings', 'storing', 'windows-at'],
			'.ts'
		)
	],
	/** What a letter and a card share before anything is read once more. */
	writing: [
		...within('src/routes/(writer)/writing', ['AtSheet.svelte', 'WritingPage.svelte', 'open-sheet.svelte.ts', 'laid-sheet.ts']),
		...within('src/routes/(writer)/writing', [
			'just-handed-in.svelte.ts',
			'kept-person.ts',
			'kept-sheet.svelte.ts',
			'reading.svelte.ts'
		]),
		...within('src/lib/ui/letter', ['GrowingText.svelte', 'InkLine.svelte', 'WritingBar.svelte']),
		...within('src/lib/ui/basic', ['StateNote.svelte']),
		...words('sheet', 'title keeping kept not_kept opening cannot_open to_cases'),
		...words('sheet', 'your_letter back review name closing practice')
	],
	/** The sheet of paper as it will be printed, written on or only read. */
	paper: [
		...within('src/lib/ui/letter', ['SheetPaper', 'SheetHead', 'SheetFoot', 'StarterStrips'], '.svelte'),
		'src/lib/domain/language/letter-customs.ts',
		'src/lib/domain/print/envelope.ts',
		...words('sheet', 'address.js no_address.js window_note.js own_prompt.js block.js town.js date.js here.js strips.js foot.js')
	]
};

/** Pages that a writer does not come to first. Each entry is a folder under `src/routes`. */
export const laterPages = ['organise', 'wall', '(writer)/about', '(writer)/by-hand', '(writer)/letters', '(writer)/thank-you'];

/** The styles of the organiser's rooms and of what stands in them alone: each file's name would stand in a writer's first load. */
const roomStyles =
	/\/src\/(routes\/organise|lib\/ui\/desk|lib\/ui\/basic\/(Checkbox|FileDrop|FormEnd|ProgressBar|Radio|TextArea)\.)[^?]*\?svelte&type=style/;

export const chunkGroups = [
	{ name: 'rooms', priority: 4, test: (id: string) => roomStyles.test(id) },
	// The small part of Vite that fetches what comes later; it is no file of its own.
	{ name: 'frame', priority: 3, test: (id: string) => id.includes('vite/preload-helper') || isAmong(together.frame, id) },
	{ name: 'storage', priority: 2, test: (id: string) => isAmong(together.storage, id) },
	{ name: 'writing', priority: 1, test: (id: string) => isAmong(together.writing, id) },
	{ name: 'paper', priority: 0, test: (id: string) => isAmong(together.paper, id) }
];

/**
 * Files to fetch together with a part that is loaded on demand. A page that a writer may come to first keeps its list, so that it
 * comes in one go. What comes after a screen stands needs no list of scripts, and an organiser's page may take a moment longer the
 * first time: every such list is part of the writer's first load. Styles must be named.
 */
export function fetchedTogether(file: string, parts: string[], { hostId }: { hostId: string }): string[] {
	const isFirstPage = hostId.includes('entry/app') && !comesLater(file);
	return isFirstPage ? parts : parts.filter((part) => !part.endsWith('.js'));
}

/** Kit numbers its pages; what a number stands for is in the file that it wrote for it. */
function comesLater(file: string): boolean {
	const number = /nodes\/(\d+)\./.exec(file)?.[1];
	if (number === undefined) return false;
	const node = fileURLToPath(new URL(`../../.svelte-kit/generated/client-optimized/nodes/${number}.js`, import.meta.url));
	const text = readFileSync(node, 'utf8');
	return laterPages.some((page) => text.includes(`/src/routes/${page}/`));
}

function isAmong(starts: readonly string[], id: string): boolean {
	return starts.some((start) => id.includes(`/${start}`));
}

function within(folder: string, names: readonly string[], end = ''): string[] {
	return names.map((name) => `${folder}/${name}${end}`);
}

function words(part: 'shell' | 'sheet', names: string): string[] {
	return names.split(' ').map((name) => `src/lib/i18n/generated/messages/${part}_${name}`);
}
