import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from './problem.js';
import { httpProblem } from './problem.filter.js';

const STATUS_OF_ADDRESS: Record<string, number> = { FST_ERR_MAX_PARAM_LENGTH: 414 };
const STATUS_OF_BYTES: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** What never reaches a route is answered as everything else is: options for Fastify. */
export const answersOfTheServer = {
  /** An address that cannot be read. */
  frameworkErrors(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
    const problem = httpProblem(STATUS_OF_ADDRESS[error.code] ?? 400, request.headers, error);
    void reply
      .status(problem.status)
      .headers({
        'content-language': languageOf(request.headers['accept-language']) === 'zh' ? 'zh-CN' : 'en',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      .type('application/problem+json; charset=utf-8')
      .send(problem.body(String(request.id)));
  },

  /** Bytes that are no request. Their language is not known. */
  clientErrorHandler(error: Error & { code?: string }, socket: Socket): void {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy(error);
      return;
    }
    const problem = httpProblem(STATUS_OF_BYTES[error.code ?? ''] ?? 400, {}, error);
    const body = JSON.stringify(problem.body(randomUUID()));
    socket.end(
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n${body}`,
      () => socket.destroy(),
    );
  },
};
