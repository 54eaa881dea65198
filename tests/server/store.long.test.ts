import { afterAll, beforeAll } from 'vitest';
import { handOverContract } from '../contracts/hand-over.ts';
import { listingContract } from '../contracts/listing.ts';
import { movingContract } from '../contracts/moving.ts';
import { movingHandedOverContract } from '../contracts/moving-handed-over.ts';
import { retentionContract } from '../contracts/retention.ts';
import { paperContract } from '../contracts/paper.ts';
import { channelsContract } from '../contracts/channels.ts';
import { publicPagesContract } from '../contracts/public-pages.ts';
import { publishingContract } from '../contracts/publishing.ts';
import { storeContract } from '../contracts/store.ts';
import { aCluster, aPostgresStore, type Cluster } from '../support/postgres.ts';

let cluster: Cluster;
beforeAll(async () => {
	cluster = await aCluster();
});
afterAll(() => cluster.discard());

storeContract('PostgreSQL', { open: (now) => aPostgresStore(cluster, now) });
handOverContract('PostgreSQL', { open: (now) => aPostgresStore(cluster, now) });
retentionContract('PostgreSQL', { open: (now, keep) => aPostgresStore(cluster, now, keep) });
movingContract('PostgreSQL', { open: (now) => aPostgresStore(cluster, now) });
listingContract('PostgreSQL', { open: (now) => aPostgresStore(cluster, now) });
movingHandedOverContract('PostgreSQL', { open: (now) => aPostgresStore(cluster, now) });
paperContract('PostgreSQL', { open: (now) => aPostgresStore(cluster, now) });
publicPagesContract('PostgreSQL', { open: (now) => aPostgresStore(cluster, now) });
channelsContract('PostgreSQL', { open: (now) => aPostgresStore(cluster, now) });
publishingContract('PostgreSQL', { open: (now) => aPostgresStore(cluster, now) });
