import { handOverContract } from '../contracts/hand-over.ts';
import { paperContract } from '../contracts/paper.ts';
import { storeContract } from '../contracts/store.ts';
import { aSqliteStore } from '../support/sqlite.ts';

storeContract('SQLite', { open: aSqliteStore });
handOverContract('SQLite', { open: aSqliteStore });
paperContract('SQLite', { open: aSqliteStore });
