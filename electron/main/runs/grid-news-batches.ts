import type { WindowEvents } from '../../../shared/messages/events';
import type { GridNews } from '../../../shared/messages/grid-news';
import type { MessagePace } from './message-pace';

export type GridNewsBatch = WindowEvents['grid:news'];

/** Gathers the news of a grid's runs into messages at the pace; losses of one run that follow each other are one news. */
export class GridNewsBatches {
  readonly #send: (batch: GridNewsBatch) => void;
  readonly #pace: MessagePace;
  #grid = 0;
  #waiting: GridNews[] = [];
  #isScheduled = false;

  constructor(send: (batch: GridNewsBatch) => void, pace: MessagePace) {
    this.#send = send;
    this.#pace = pace;
  }

  /** From now on the news are those of another grid; what waits of the one before is dropped. */
  begin(grid: number): void {
    this.#grid = grid;
    this.#waiting = [];
  }

  add(news: GridNews): void {
    this.#waiting.push(news);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#pace.next(() => this.#flush());
  }

  #flush(): void {
    this.#isScheduled = false;
    const news = joinedNews(this.#waiting);
    this.#waiting = [];
    if (news.length > 0) this.#send({ grid: this.#grid, news });
  }
}

/** In order, with losses of one run that follow each other as one news. */
export function joinedNews(waiting: readonly GridNews[]): readonly GridNews[] {
  const joined: GridNews[] = [];
  const lastOf = new Map<number, number>();
  for (const news of waiting) {
    const index = lastOf.get(news.place);
    const last = index === undefined ? undefined : joined[index];
    if (index !== undefined && last?.kind === 'losses' && news.kind === 'losses') {
      joined[index] = { ...last, losses: [...last.losses, ...news.losses] };
    } else {
      lastOf.set(news.place, joined.push(news) - 1);
    }
  }
  return joined;
}
