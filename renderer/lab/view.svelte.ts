import type { Problem } from '../../shared/problems/problem';

export type Page = 'lab' | 'grid' | 'lessons' | 'data';

/** The one dialog that is open. */
export type OpenDialog =
  | { readonly kind: 'actions' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'about' }
  | { readonly kind: 'gpu-pack' }
  | { readonly kind: 'new' }
  | { readonly kind: 'quick-add' }
  | {
      readonly kind: 'unsaved';
      readonly name: string;
      readonly proceed: () => void;
      readonly save: () => Promise<boolean>;
    }
  | {
      readonly kind: 'problems';
      readonly title: string;
      readonly problems: readonly [Problem, ...Problem[]];
    };

/** What of the right column is in front while no layer is selected. */
export type ColumnTab = 'run' | 'experiment';

/** Which parts of the window are in front; nothing of it is saved. */
export class View {
  #page = $state.raw<Page>('lab');
  #dialog = $state.raw<OpenDialog | null>(null);
  #columnTab = $state.raw<ColumnTab>('run');
  #fieldToEdit = $state.raw<string | null>(null);
  #overlayHidden = $state.raw(false);

  get page(): Page {
    return this.#page;
  }

  get dialog(): OpenDialog | null {
    return this.#dialog;
  }

  get columnTab(): ColumnTab {
    return this.#columnTab;
  }

  /** The inspector field that asks for the focus, by its name. */
  get fieldToEdit(): string | null {
    return this.#fieldToEdit;
  }

  /** The canvas shows the network as drawn although an overlay is on. */
  get overlayHidden(): boolean {
    return this.#overlayHidden;
  }

  show(page: Page): void {
    this.#page = page;
  }

  open(dialog: OpenDialog): void {
    this.#dialog = dialog;
  }

  closeDialog(): void {
    this.#dialog = null;
  }

  showColumn(tab: ColumnTab): void {
    this.#columnTab = tab;
  }

  /** '' stands for the first field. */
  editField(field: string): void {
    this.#fieldToEdit = field;
  }

  fieldFocused(): void {
    this.#fieldToEdit = null;
  }

  hideOverlay(hidden: boolean): void {
    this.#overlayHidden = hidden;
  }
}
