import type { Result } from '../problems/problem';
import { addLayer } from './edits/add-layer';
import type { AddLayer } from './edits/add-layer';
import { changeField } from './edits/change-field';
import type { ChangeField } from './edits/change-field';
import { connect } from './edits/connect';
import type { Connect } from './edits/connect';
import { disconnect } from './edits/disconnect';
import type { Disconnect } from './edits/disconnect';
import { duplicateLayers } from './edits/duplicate-layers';
import type { DuplicateLayers } from './edits/duplicate-layers';
import { groupLayers } from './edits/group-layers';
import type { GroupLayers } from './edits/group-layers';
import { insertOnConnection } from './edits/insert-on-connection';
import type { InsertOnConnection } from './edits/insert-on-connection';
import { moveLayers } from './edits/move-layers';
import type { MoveLayers } from './edits/move-layers';
import { pasteLayers } from './edits/paste-layers';
import type { PasteLayers } from './edits/paste-layers';
import { removeLayers } from './edits/remove-layers';
import type { RemoveLayers } from './edits/remove-layers';
import { renameLayer } from './edits/rename-layer';
import type { RenameLayer } from './edits/rename-layer';
import { repeatGroup } from './edits/repeat-group';
import type { RepeatGroup } from './edits/repeat-group';
import { replaceLayer } from './edits/replace-layer';
import type { ReplaceLayer } from './edits/replace-layer';
import { ungroup } from './edits/ungroup';
import type { Ungroup } from './edits/ungroup';
import type { Network } from './network';

/** Everything a person (or a fix) can do to a network, as data: undo, menus and fixes all speak it. */
export type NetworkEdit =
  | AddLayer
  | RemoveLayers
  | Connect
  | Disconnect
  | ChangeField
  | ReplaceLayer
  | InsertOnConnection
  | DuplicateLayers
  | PasteLayers
  | RenameLayer
  | MoveLayers
  | GroupLayers
  | RepeatGroup
  | Ungroup;

/**
 * The network after the edit, or why it cannot be made. A network that is only unfinished (a cycle, a layer without
 * inputs) is no reason: that is what shapes.ts reports.
 */
export function applyEdit(network: Network, edit: NetworkEdit): Result<Network> {
  switch (edit.kind) {
    case 'add-layer':
      return addLayer(network, edit);
    case 'remove-layers':
      return removeLayers(network, edit);
    case 'connect':
      return connect(network, edit);
    case 'disconnect':
      return disconnect(network, edit);
    case 'change-field':
      return changeField(network, edit);
    case 'replace-layer':
      return replaceLayer(network, edit);
    case 'insert-on-connection':
      return insertOnConnection(network, edit);
    case 'duplicate-layers':
      return duplicateLayers(network, edit);
    case 'paste-layers':
      return pasteLayers(network, edit);
    case 'rename-layer':
      return renameLayer(network, edit);
    case 'move-layers':
      return moveLayers(network, edit);
    case 'group-layers':
      return groupLayers(network, edit);
    case 'repeat-group':
      return repeatGroup(network, edit);
    case 'ungroup':
      return ungroup(network, edit);
  }
}

/** Several edits as one: all of them or none. */
export function applyEdits(network: Network, edits: readonly NetworkEdit[]): Result<Network> {
  let edited = network;
  for (const edit of edits) {
    const result = applyEdit(edited, edit);
    if (!result.ok) return result;
    edited = result.value;
  }
  return { ok: true, value: edited };
}
