import { Menu } from 'electron';
import type { MenuAction } from '../../shared/messages/menu-actions';
import { RecentFiles } from '../files/recent-files';
import { menuTemplate } from './menu-template';
import { OpenedFiles } from './opened-files';
import type { TellWindow } from './window/window-events';

export interface OfferedFiles {
  readonly opened: OpenedFiles;
  /** Reads a file that the user named outside the window, and offers it to the window. */
  readonly offer: (file: string) => Promise<void>;
  /** Reads the files that were opened last, and puts them in the menu. */
  readonly recall: () => Promise<void>;
}

/**
 * The experiment files that the desktop hands to the window, and the menu, which lists the recent ones.
 *
 * @param folder where the lab keeps its data
 * @param given experiment file on the command line
 */
export function offerFiles(folder: string, given: string | null, tell: TellWindow): OfferedFiles {
  const recent = new RecentFiles(folder, (files) => showMenu(files));
  const opened = new OpenedFiles(given, recent);
  const offer = async (file: string): Promise<void> => {
    tell('experiment:offered', await opened.open(file));
  };
  const showMenu = (files: readonly string[]): void => {
    const choose = (action: MenuAction): void => tell('menu:action', { action });
    const template = menuTemplate(choose, { files, open: (file) => void offer(file) });
    Menu.setApplicationMenu(Menu.buildFromTemplate([...template]));
  };
  showMenu([]);
  return { opened, offer, recall: () => recent.recall() };
}
