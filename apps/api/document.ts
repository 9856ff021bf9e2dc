import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCounty } from '@county/county.runtime.js';
import { apiDocument } from '@county/http/openapi.js';
import { Worded } from '@county/http/worded.js';
import { countySettings } from '@county/settings.js';
import { countyApplication, VALUE_TABLES } from '@county/start.js';

/** `node dist/apps/api/document.js <file>`: writes the OpenAPI document, of which the dashboard's client is made. */
const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('the file to write is missing');
const directory = await mkdtemp(join(tmpdir(), 'document-'));
const settings = countySettings({ DATA_DIR: directory, LOG_LEVEL: 'silent' });
const county = await openCounty(settings);
const app = await countyApplication(county, settings, { serves: true, projects: false });
await writeFile(file, JSON.stringify(apiDocument(app, settings.secureCookie, new Worded(VALUE_TABLES))));
await app.close();
await county.close();
await rm(directory, { recursive: true });
