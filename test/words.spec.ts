import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type County, openCounty } from '@county/county.runtime.js';
import { apiDocument } from '@county/http/openapi.js';
import { Worded } from '@county/http/worded.js';
import { countySettings } from '@county/settings.js';
import { BODY_WORDS, FIELD_WORDS, WORDS_IN_PLACE } from '@county/shared/field-words.js';
import { ROW_WORDS } from '@county/shared/row-words.js';
import { SPOKEN } from '@county/shared/spoken.js';
import { VALUE_WORDS, VALUES_IN_PLACE } from '@county/shared/value-words.js';
import { countyApplication, VALUE_TABLES } from '@county/start.js';

let county: County;
let app: NestFastifyApplication;
const worded = new Worded(VALUE_TABLES);
let schemas: Record<string, any>;
beforeAll(async () => {
  county = await openCounty({ events: 'memory:', views: 'memory:' });
  const settings = { ...countySettings({}), logLevel: 'silent' as const };
  app = await countyApplication(county, settings, { serves: true, projects: false });
  schemas = apiDocument(app, false, worded).components!.schemas as Record<string, any>;
});
afterAll(async () => {
  await app.close();
  await county.close();
});

describe('the words for fields', () => {
  it('are there for every field and every value that the document has', () => expect(worded.missing).toEqual([]));

  it('are there for nothing else', () => {
    const all = [
      ...Object.keys(FIELD_WORDS).map((field) => `field ${field}`),
      ...Object.keys(WORDS_IN_PLACE).map((at) => `field ${at}`),
      ...Object.keys(VALUE_WORDS).map((value) => `value ${value}`),
      ...Object.entries(VALUES_IN_PLACE).flatMap(([at, values]) =>
        Object.keys(values).map((value) => `value ${at} ${value}`),
      ),
      ...Object.keys(SPOKEN).map((at) => `spoken ${at}`),
    ];
    expect(all.filter((key) => !worded.used.has(key))).toEqual([]);
    expect(Object.keys(ROW_WORDS).filter((field) => field in BODY_WORDS)).toEqual([]);
  });

  it('stand beside the field, and beside what it may say', () => {
    expect(schemas['AssignTask'].properties.due['x-words']).toEqual({ zh: '办理期限', en: 'Due' });
    expect(schemas['IssuesRow'].properties.is['x-values'].closed).toEqual({ zh: '已销号', en: 'Closed' });
    expect(schemas['TaskBoardRow'].properties.kind).toMatchObject({
      type: 'string',
      'x-words': { zh: '类型', en: 'Kind' },
      'x-values': { political: { zh: '政治监督', en: 'Political supervision' } },
    });
    expect(schemas['PeopleRow'].properties.posts.items.properties.post['x-values'].auditor.zh).toBe('审计员');
  });
});
