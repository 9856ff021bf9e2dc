// `node apps/dashboard/generate.js <openapi.json>`: makes apps/dashboard/generated of the OpenAPI document.
//   schema.d.ts    the types of every request and answer, for the client
//   commands.json  what each command is called, where it is sent and what it may say: forms are made of it
//   words.json     what fields and values are called wherever no schema says it more exactly, and what events are: in histories
//   pages.json     what each page is called and what may be asked of it, for the menu
//   rows.json      what the rows of each page have: ledgers and records are made of it
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import openapi, { astToString } from 'openapi-typescript';

const [file] = process.argv.slice(2);
const document = JSON.parse(await readFile(file, 'utf8'));
const out = new URL('./generated/', import.meta.url);
const schemas = document.components.schemas;

const named = (ref) => ref.slice('#/components/schemas/'.length);
/** A schema with what it refers to in its place. */
const whole = (schema, within = []) => {
  if (Array.isArray(schema)) return schema.map((one) => whole(one, within));
  if (schema === null || typeof schema !== 'object') return schema;
  if (typeof schema.$ref === 'string') {
    const name = named(schema.$ref);
    // What contains itself is shown once.
    return within.includes(name) ? {} : whole({ ...schemas[name], ...without(schema, '$ref') }, [...within, name]);
  }
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, whole(value, within)]));
};
const without = (object, name) => Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));

const words = (summary) => {
  const [zh, en = zh] = summary.split(' · ');
  return { zh, en };
};
const inPath = ({ parameters = [] }) => parameters.filter((one) => one.in === 'path').map(({ name }) => name);

const commands = {};
const pages = {};
const rows = {};
for (const [path, methods] of Object.entries(document.paths)) {
  const { post, get } = methods;
  if (post && '412' in post.responses)
    commands[post.operationId] = {
      path,
      ...words(post.summary),
      params: inPath(post),
      category: post['x-category'],
      ifMatch: post.parameters.some(({ name }) => name === 'If-Match'),
      body: whole(post.requestBody?.content['application/json'].schema ?? { type: 'object', properties: {} }),
    };
  if (get?.operationId?.startsWith('list-')) {
    const name = get.operationId.slice('list-'.length);
    const asked = get.parameters.filter((one) => one.in === 'query').map((one) => one.name);
    rows[name] = whole(get.responses['200'].content['application/json'].schema).properties.rows.items;
    pages[name] = {
      ...words(get.summary),
      category: get['x-category'],
      filters: asked.filter((one) => !['asOf', 'minPosition', 'limit', 'cursor'].includes(one)),
    };
  }
}

/** The commonest words of a field or a value, from all the places where the document has it. */
const called = { fields: {}, values: {} };
const count = (of, name, said) => {
  const key = JSON.stringify(said);
  of[name] ??= {};
  of[name][key] = (of[name][key] ?? 0) + 1;
};
const gather = (schema) => {
  if (schema === null || typeof schema !== 'object') return;
  for (const [field, part] of Object.entries(schema.properties ?? {}))
    if (part['x-words']) count(called.fields, field, part['x-words']);
  for (const [value, said] of Object.entries(schema['x-values'] ?? {})) if (said) count(called.values, value, said);
  for (const part of Object.values(schema)) gather(part);
};
gather(schemas);
const commonest = (of) =>
  Object.fromEntries(
    Object.entries(of).map(([name, said]) => [
      name,
      JSON.parse(Object.entries(said).sort((a, b) => b[1] - a[1])[0][0]),
    ]),
  );

await mkdir(out, { recursive: true });
await Promise.all([
  writeFile(new URL('schema.d.ts', out), astToString(await openapi(document))),
  writeFile(new URL('commands.json', out), JSON.stringify(commands)),
  writeFile(
    new URL('words.json', out),
    JSON.stringify({
      fields: commonest(called.fields),
      values: commonest(called.values),
      events: document['x-events'],
    }),
  ),
  writeFile(new URL('pages.json', out), JSON.stringify(pages)),
  writeFile(new URL('rows.json', out), JSON.stringify(rows)),
]);
