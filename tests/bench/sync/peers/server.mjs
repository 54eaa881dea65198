/** A PouchDB server as its own documentation sets one up, with the client beside it. `server.mjs FOLDER`; prints its port. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

const require = createRequire(import.meta.url);
const express = require('express');
const PouchDB = require('pouchdb');
const expressPouchDb = require('express-pouchdb');

const app = express();
app.get('/bench', (_request, response) =>
	response.type('html').send('<!doctype html><script src="/client/pouchdb.min.js"></script>')
);
app.use('/client', express.static(dirname(require.resolve('pouchdb/dist/pouchdb.min.js'))));
app.use('/', expressPouchDb(PouchDB.defaults({ prefix: `${process.argv[2]}/` }), { mode: 'minimumForPouchDB' }));
const server = app.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
