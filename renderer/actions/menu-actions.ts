import { menuActions } from '../../shared/messages/menu-actions';
import type { MenuAction } from '../../shared/messages/menu-actions';
import type { Page } from '../lab/view.svelte';
import type { Action } from './action';

/** Sections, conditions and deeds of the actions that the application menu names too. */
const deeds: Readonly<Record<MenuAction, Omit<Action, 'label' | 'shortcut'>>> = {
  'experiment.new': { section: 'Experiment', perform: (lab) => lab.view.open({ kind: 'new' }) },
  'experiment.open': { section: 'Experiment', perform: (lab) => lab.files.open() },
  'experiment.save': { section: 'Experiment', perform: (lab) => void lab.files.save() },
  'experiment.save-as': { section: 'Experiment', perform: (lab) => void lab.files.saveAs() },

  'edit.undo': {
    section: 'Edit',
    words: (lab) => `Undo ${lab.document.undoLabel ?? ''}`.trim(),
    isEnabled: (lab) => lab.document.canUndo,
    perform: (lab) => lab.document.undo(),
  },
  'edit.redo': {
    section: 'Edit',
    alias: ['CmdOrCtrl+Y'],
    words: (lab) => `Redo ${lab.document.redoLabel ?? ''}`.trim(),
    isEnabled: (lab) => lab.document.canRedo,
    perform: (lab) => lab.document.redo(),
  },
  'edit.cut': {
    section: 'Edit',
    isEnabled: (lab) => lab.selection.layers.size > 0,
    perform: (lab) => lab.editing.clipboard.cut(),
  },
  'edit.copy': {
    section: 'Edit',
    isEnabled: (lab) => lab.selection.layers.size > 0,
    perform: (lab) => lab.editing.clipboard.copy(),
  },
  'edit.paste': {
    section: 'Edit',
    isEnabled: (lab) => lab.editing.clipboard.canPaste,
    perform: (lab) => lab.editing.clipboard.paste(),
  },
  'edit.duplicate': {
    section: 'Edit',
    isEnabled: (lab) => lab.selection.layers.size > 0,
    perform: (lab) => lab.editing.clipboard.duplicate(),
  },
  'edit.delete': {
    section: 'Edit',
    alias: ['Backspace'],
    isEnabled: (lab) => !lab.selection.isEmpty,
    perform: (lab) => lab.editing.remove(),
  },
  'edit.select-all': { section: 'Edit', perform: (lab) => lab.editing.selectAll() },

  'run.train': {
    section: 'Run',
    isEnabled: (lab) => lab.reasonNotToTrain === null,
    whyNot: (lab) => lab.reasonNotToTrain,
    perform: (lab) => void lab.train(),
  },
  'run.pause': {
    section: 'Run',
    words: (lab) => (lab.training.current?.phase === 'paused' ? 'Resume' : 'Pause'),
    isEnabled: (lab) => lab.training.isActive,
    perform: (lab) => lab.pauseOrResume(),
  },
  'run.stop': {
    section: 'Run',
    isEnabled: (lab) => lab.training.isActive,
    perform: (lab) => void lab.training.stop(),
  },
  'run.continue': {
    section: 'Run',
    words: (lab) => `Continue for ${lab.document.experiment.training.epochs} more epochs`,
    isEnabled: (lab) => lab.training.current?.canContinue ?? false,
    perform: (lab) => void lab.continueRun(),
  },

  'grid.start': {
    section: 'Run',
    words: (lab) => `Train the remedy grid: ${lab.grid.planned?.order.length ?? 16} runs`,
    isEnabled: (lab) => lab.reasonNotToTrain === null && !lab.grid.isActive,
    whyNot: (lab) => (lab.grid.isActive ? 'The grid is being trained' : lab.reasonNotToTrain),
    perform: (lab) => {
      lab.view.show('grid');
      lab.grid.start();
    },
  },
  'grid.stop': {
    section: 'Run',
    isEnabled: (lab) => lab.grid.isActive,
    perform: (lab) => lab.grid.stop(),
  },

  'view.lab': pageAction('lab', 'Show the lab'),
  'view.data': pageAction('data', 'Show the data'),
  'view.grid': pageAction('grid', 'Show the remedy grid'),
  'view.lessons': pageAction('lessons', 'Show the lessons'),
  'view.fit': { section: 'View', perform: (lab) => lab.canvas.fit() },
  'view.auto-layout': {
    section: 'Network',
    isEnabled: (lab) => lab.editing.canArrange,
    perform: (lab) => lab.editing.arrange(),
  },
  'view.theme': { section: 'View', perform: (lab) => lab.theme.switch() },
  'view.palette': { section: 'Help', perform: (lab) => lab.view.open({ kind: 'actions' }) },
  'view.shortcuts': { section: 'Help', perform: (lab) => lab.view.open({ kind: 'shortcuts' }) },
  'help.gpu-pack': { section: 'Help', perform: (lab) => lab.view.open({ kind: 'gpu-pack' }) },
  'help.about': { section: 'Help', perform: (lab) => lab.view.open({ kind: 'about' }) },
};

function pageAction(page: Page, words: string): Omit<Action, 'label' | 'shortcut'> {
  return { section: 'View', words: () => words, perform: (lab) => lab.view.show(page) };
}

export function menuAction(name: MenuAction): Action {
  return { ...menuActions[name], ...deeds[name] };
}

function isMenuAction(name: string): name is MenuAction {
  return Object.hasOwn(menuActions, name);
}

export const menuActionNames: readonly MenuAction[] = Object.keys(menuActions).filter(isMenuAction);
