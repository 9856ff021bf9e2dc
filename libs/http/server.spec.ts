import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fastify, type FastifyInstance } from 'fastify';
import { answersOfTheServer } from './server.js';

let server: FastifyInstance;
beforeAll(async () => {
  server = fastify({ ...answersOfTheServer, routerOptions: { maxParamLength: 20 } });
  server.get('/records/:id', () => ({}));
  await server.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => server.close());

/** Sends bytes and reads until the server closes. */
async function answerTo(bytes: string) {
  const socket = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
  let told = '';
  socket.setEncoding('utf8').on('data', (part: string) => (told += part));
  socket.write(bytes);
  await once(socket, 'close');
  const [head, body] = told.split('\r\n\r\n') as [string, string];
  return { head: head.split('\r\n'), body: JSON.parse(body) as Record<string, unknown> };
}

describe('what never reaches a route', () => {
  it.each([
    ['bytes that are no request', 'GARBAGE\r\n\r\n', 400],
    [
      'two lengths of one body',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
    ],
    ['headers too large', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`, 431],
  ])('is answered with a problem: %s', async (_, bytes, status) => {
    const { head, body } = await answerTo(bytes);
    expect(head[0]).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toContain('Content-Type: application/problem+json; charset=utf-8');
    expect(body).toMatchObject({
      status,
      code: `http.${status}`,
      title: expect.any(String),
      traceId: expect.any(String),
    });
  });

  it.each([
    ['/records/%zz', 400],
    ['/records/%ff', 400],
    [`/records/${'a'.repeat(21)}`, 414],
  ])('is answered with a problem that does not repeat the address: %s', async (url, status) => {
    for (const [asked, language] of [
      ['en', 'en'],
      ['zh', 'zh-CN'],
    ] as const) {
      const answer = await server.inject({ url, headers: { 'accept-language': asked } });
      expect([answer.statusCode, answer.headers['content-type'], answer.headers['content-language']]).toEqual([
        status,
        'application/problem+json; charset=utf-8',
        language,
      ]);
      expect(answer.json()).toMatchObject({ code: `http.${status}` });
      expect(answer.body).not.toContain('records');
    }
  });
});
