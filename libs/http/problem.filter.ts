import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Language, languageOf, Problem } from './problem.js';

/** Turns what this program's own layers throw into a problem; undefined for what it does not know. */
export type Explain = (error: unknown, language: Language) => Problem | undefined;

const WORDS: Record<number, Record<Language, string>> = {
  400: { zh: '请求有误', en: 'Bad request' },
  401: { zh: '请先登录', en: 'Sign in first' },
  403: { zh: '无权办理', en: 'Not allowed' },
  404: { zh: '没有找到', en: 'Not found' },
  405: { zh: '不支持此方法', en: 'Method not allowed' },
  408: { zh: '请求超时', en: 'The request took too long' },
  411: { zh: '缺少 Content-Length', en: 'Content-Length is missing' },
  413: { zh: '内容过大', en: 'Body too large' },
  414: { zh: '地址过长', en: 'Address too long' },
  415: { zh: '只接受 UTF-8 编码的 JSON', en: 'Only JSON in UTF-8 is accepted' },
  429: { zh: '请求过多', en: 'Too many requests' },
  431: { zh: '请求头过大', en: 'Headers too large' },
  500: { zh: '系统内部错误', en: 'Internal error' },
};

const STATUS_OF_FASTIFY: Record<string, number> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 413,
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 415,
  FST_ERR_CTP_INVALID_JSON_BODY: 400,
  FST_ERR_CTP_EMPTY_JSON_BODY: 400,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 400,
};

/**
 * What the server itself has against a request, in the language asked for. What it or its parts would say is neither in
 * that language nor meant for whoever asks.
 */
export function httpProblem(
  status: number,
  headers: Pick<IncomingHttpHeaders, 'accept-language'>,
  cause?: unknown,
): Problem {
  const words = WORDS[status] ?? (status < 500 ? WORDS[400] : WORDS[500])!;
  return new Problem(status, `http.${status}`, { title: words[languageOf(headers['accept-language'])], cause });
}

/** Every answer that is not a success leaves through here, as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  /** @param notice told of every error before it is answered */
  constructor(
    private readonly explain: Explain,
    private readonly notice: (error: unknown, request: FastifyRequest) => void = () => undefined,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    this.notice(error, request);
    const language = languageOf(request.headers['accept-language']);
    const problem =
      error instanceof Problem ? error : (this.explain(error, language) ?? this.plain(error, request.headers));
    if (problem.status >= 500) this.log.error({ code: problem.code, traceId: request.id, err: error }, problem.message);
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    void reply
      .status(problem.status)
      .headers({
        'content-language': language === 'zh' ? 'zh-CN' : 'en',
        'cache-control': 'no-store',
        ...problem.said.headers,
      })
      .type('application/problem+json; charset=utf-8')
      .send(problem.body(String(request.id)));
  }

  private plain(error: unknown, headers: IncomingHttpHeaders): Problem {
    const { code, statusCode } = error as { code?: string; statusCode?: number };
    const status =
      error instanceof HttpException
        ? error.getStatus()
        : (STATUS_OF_FASTIFY[code ?? ''] ?? (statusCode && statusCode < 500 ? statusCode : 500));
    return httpProblem(status, headers, error);
  }
}
