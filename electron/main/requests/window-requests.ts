import type { WebContents } from 'electron';
import type { RequestHandlers } from '../../../shared/messages/bridge';
import type { Licence } from '../../../shared/messages/licence';
import type { AboutTheProgram } from '../../../shared/messages/requests';

export interface WindowRequests {
  readonly contents: WebContents;
  readonly onState: (title: string, unsaved: boolean) => void;
  readonly about: AboutTheProgram;
  readonly licences: () => Promise<readonly Licence[]>;
}

type Handlers = Pick<
  RequestHandlers,
  'window:state' | 'window:edit-text' | 'about:read' | 'about:licences'
>;

export function windowRequests({ contents, onState, about, licences }: WindowRequests): Handlers {
  const edits = {
    undo: () => contents.undo(),
    redo: () => contents.redo(),
    cut: () => contents.cut(),
    copy: () => contents.copy(),
    paste: () => contents.paste(),
    delete: () => contents.delete(),
    'select-all': () => contents.selectAll(),
  };
  return {
    'window:state': ({ title, unsaved }) => {
      onState(title, unsaved);
      return null;
    },
    'window:edit-text': ({ edit }) => {
      edits[edit]();
      return null;
    },
    'about:read': () => about,
    'about:licences': licences,
  };
}
