import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Which parts of the app travel in one file. Left alone, every set of pages that shares a module gets a file for it: seventy small
 * files for a letter, which neither compress nor arrive well. Named here is only what always travels together; all else stays
 * apart, so that no page fetches what it does not need. A group takes along what it imports, unless a group above has that already.
 */
const among =
	(...patterns: RegExp[]) =>
	(id: string) =>
		patterns.some((pattern) => pattern.test(id));

/** Svelte and Kit, and what the start page and every writer's screen are made of. */
const onEveryScreen = among(
	/\/node_modules\/(svelte|@sveltejs\/kit|devalue|esm-env|clsx)\//,
	/vite\/preload-helper/,
	/\/src\/routes\/(\+layout\.svelte|after-screen|app-update|remembered-code|stamp-art|join\/arrival)/,
	/\/src\/routes\/\(writer\)\/(\+layout\.svelte|AtTheTable|TryAgain|find-seat|seated|laid-table|table-context)/,
	/\/src\/lib\/device\/(first-look|clock)\.ts/,
	/\/src\/lib\/domain\/(pack|manifest|language\/direction)\.ts/,
	/\/src\/lib\/ui\/(basic\/(Button|Icon|LanguageChoice|LinkButton|Logo|Notice|TopBar)|hall\/OutboxMarks|stamp\/PracticeMark)\.svelte/,
	/\/src\/lib\/i18n\/(locale|languages|generated\/(runtime|registry|messages\/(shell|outbox_count)_))/
);

/** The storage, as far as a sheet needs it. */
const underDrafts = among(
	/\/node_modules\/dexie\//,
	/\/src\/lib\/device\/(database|drafts|sittings|storing|autosave|at-rest)\.ts/
);

/** What a letter and a card share before anything is read once more. */
const underLetterAndCard = among(
	/\/src\/routes\/\(writer\)\/writing\/(AtDesk|WritingPage|desk|open-sheet|reading|just-handed-in)/,
	/\/src\/lib\/ui\/(letter\/(WritingBar|GrowingText|InkLine)|basic\/StateNote)\.svelte/,
	/\/messages\/sheet_(title|keeping|kept|not_kept|stale|opening|cannot_open|load_newer|to_cases|table_cleared|outcome_already)/,
	/\/messages\/sheet_(your_letter|no_case|closed_case|cards_off|back|review|name|closing|practice)/
);

/** The sheet of paper as it will be printed, written on or only read. */
const underLetters = among(
	/\/src\/lib\/ui\/letter\/SheetPaper\.svelte/,
	/\/src\/lib\/domain\/print\/envelope\.ts/,
	/\/messages\/sheet_(address|no_address|window_note|own_prompt|block|town|date)\.js/
);

export const chunkGroups = [
	{ name: 'frame', priority: 3, test: onEveryScreen },
	{ name: 'storage', priority: 2, test: underDrafts },
	{ name: 'desk', priority: 1, test: underLetterAndCard },
	{ name: 'paper', priority: 0, test: underLetters }
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
	const node = fileURLToPath(new URL(`../../.svelte-kit/generated/client-optimized/nodes/${number}.js`, import.meta.url));
	return (
		number !== undefined && /\/routes\/(organise|wall|\(writer\)\/(about|letters|thank-you))\//.test(readFileSync(node, 'utf8'))
	);
}
