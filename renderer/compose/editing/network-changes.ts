import type { NetworkEdit } from '../../../shared/network/edits';
import { applyEdits } from '../../../shared/network/edits';
import type { Network } from '../../../shared/network/network';
import type { Problem, Result } from '../../../shared/problems/problem';
import type { ExperimentDocument } from '../../lab/experiment-document.svelte';
import type { Notices } from '../../lab/notices';
import type { Selection } from '../../lab/selection.svelte';
import { canvasModel } from '../canvas-model';
import type { Placed } from '../placing';

/** Takes edits over into the document, each a step to undo; an edit that cannot be made is told, and changes nothing. */
export class NetworkChanges {
  readonly #document: ExperimentDocument;
  readonly #selection: Selection;
  readonly #notices: Notices;

  constructor(document: ExperimentDocument, selection: Selection, notices: Notices) {
    this.#document = document;
    this.#selection = selection;
    this.#notices = notices;
  }

  apply(label: string, edits: readonly NetworkEdit[]): void {
    this.commit(label, applyEdits(this.#document.network, edits));
  }

  /** Changes in quick succession with one merge key are one step to undo. */
  commit(label: string, result: Result<Network>, merge?: string): void {
    if (!result.ok) return this.refuse(result.problems[0]);
    this.#document.changeNetwork(label, result.value, merge);
  }

  /** As commit, and selects what is new. */
  place(label: string, result: Result<Placed>): void {
    if (!result.ok) return this.refuse(result.problems[0]);
    const { network, added } = result.value;
    this.#document.changeNetwork(label, network);
    this.#selection.selectLayers(added.slice(0, 1));
    const [first] = added;
    const node = first === undefined ? undefined : canvasModel(network).nodeOf.get(first);
    if (node !== undefined) this.#selection.focus(node.id);
  }

  refuse(problem: Problem): void {
    this.#notices.problem(problem);
  }

  tell(words: string): void {
    this.#notices.tell(words);
  }

  tellItIsOverlay(): void {
    this.tell('An overlay drew this. Make the overlay permanent to edit it.');
  }
}
