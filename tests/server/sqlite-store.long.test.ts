import { handOverContract } from '../contracts/hand-over.ts';
import { listingContract } from '../contracts/listing.ts';
import { movingContract } from '../contracts/moving.ts';
import { movingHandedOverContract } from '../contracts/moving-handed-over.ts';
import { retentionContract } from '../contracts/retention.ts';
import { paperContract } from '../contracts/paper.ts';
import { publishingContract } from '../contracts/publishing.ts';
import { storeContract } from '../contracts/store.ts';
import { aSqliteStore } from '../support/sqlite.ts';

storeContract('SQLite', { open: aSqliteStore });
handOverContract('SQLite', { open: aSqliteStore });
retentionContract('SQLite', { open: aSqliteStore });
movingContract('SQLite', { open: aSqliteStore });
listingContract('SQLite', { open: aSqliteStore });
movingHandedOverContract('SQLite', { open: aSqliteStore });
paperContract('SQLite', { open: aSqliteStore });
publishingContract('SQLite', { open: aSqliteStore });
