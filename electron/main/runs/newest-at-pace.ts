import type { MessagePace } from './message-pace';

/** Tells the newest of what comes by the thousand, when it is its turn; what it takes the place of is never told. */
export function newestAtPace<News>(
  pace: MessagePace,
  tell: (news: News) => void,
): (news: News) => void {
  let newest: { readonly news: News } | null = null;
  return (news) => {
    const isWaiting = newest !== null;
    newest = { news };
    if (isWaiting) return;
    pace.next(() => {
      const waiting = newest;
      newest = null;
      if (waiting !== null) tell(waiting.news);
    });
  };
}
