import type { Story } from './story.js';

export interface Heard {
  readonly event: string;
  readonly id?: string;
  readonly data: any;
}

/** A person with a page open: everything that the stream has said so far, over a connection of its own. */
export class OpenPage {
  readonly heard: Heard[] = [];
  ended = false;
  private constructor(
    readonly status: number,
    readonly headers: Headers,
    private readonly leaving: AbortController,
  ) {}

  static async of(story: Story, person: string, headers: Record<string, string> = {}): Promise<OpenPage> {
    const leaving = new AbortController();
    const cookie = await story.sessionOf(person);
    const answer = await fetch(`${await story.url()}/api/v1/live`, {
      headers: { cookie, ...headers },
      signal: leaving.signal,
    });
    const page = new OpenPage(answer.status, answer.headers, leaving);
    if (answer.status === 200) void page.listen(answer.body!);
    else page.heard.push({ event: 'problem', data: await answer.json() });
    return page;
  }

  private async listen(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = '';
    try {
      for await (const part of body.pipeThrough(new TextDecoderStream())) {
        const blocks = (rest + part).split('\n\n');
        rest = blocks.pop()!;
        for (const block of blocks) this.hear(block);
      }
    } catch (error) {
      if (!this.leaving.signal.aborted) throw error;
    }
    this.ended = true;
  }

  private hear(block: string): void {
    const said = Object.fromEntries(
      block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]),
    );
    if (said['event'] === undefined) return;
    this.heard.push({ event: said['event'], data: JSON.parse(said['data']!), ...(said['id'] && { id: said['id'] }) });
  }

  /** Every change told so far. */
  get changes(): readonly { readonly page: string; readonly id?: string; readonly position: string }[] {
    return this.heard.flatMap(({ event, data }) => (event === 'changed' ? data.changes : []));
  }

  has(event: string): boolean {
    return this.heard.some((one) => one.event === event);
  }

  told(page: string, id?: string): boolean {
    return this.changes.some((change) => change.page === page && change.id === id);
  }

  leave(): void {
    this.leaving.abort();
  }
}
