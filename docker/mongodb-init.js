/* global connect, print, sleep, require */
/* eslint-disable @typescript-eslint/no-require-imports -- mongosh is a REPL, it knows no modules */
// Run by mongosh in compose.yaml; harmless when run again.
const { readFileSync } = require('node:fs');
const { URL } = require('node:url');

const secret = (name) => readFileSync(`/run/secrets/${name}`, 'utf8').trim();
const views = new URL(secret('views_url'));
const database = views.pathname.slice(1);
const user = decodeURIComponent(views.username);
const password = decodeURIComponent(views.password);

const admin = connect(
  `mongodb://root:${encodeURIComponent(secret('mongodb_root_password'))}@mongodb:27017/admin?directConnection=true`,
);

try {
  admin.adminCommand({ replSetGetStatus: 1 });
} catch (error) {
  if (error.codeName !== 'NotYetInitialized') throw error;
  admin.adminCommand({ replSetInitiate: { _id: 'county', members: [{ _id: 0, host: 'mongodb:27017' }] } });
}
while (!admin.hello().isWritablePrimary) sleep(500);

const roles = [{ role: 'readWrite', db: database }];
const ours = admin.getSiblingDB(database);
if (ours.getUser(user) === null) ours.createUser({ user, pwd: password, roles });
else ours.updateUser(user, { pwd: password, roles });
print(`replica set county is up; ${user} owns ${database}`);
