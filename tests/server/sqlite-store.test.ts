import { handOverContract } from '../contracts/hand-over.ts';
import { storeContract } from '../contracts/store.ts';
import { aSqliteStore } from '../support/sqlite.ts';

storeContract('SQLite', { open: aSqliteStore });
handOverContract('SQLite', { open: aSqliteStore });
