import { fail } from '../../problems/problem';
import type { Result } from '../../problems/problem';
import type { Network } from '../network';

/** Why an edit cannot be made at all. */
export function noSuchLayer(id: string): Result<never> {
  return fail({ code: 'no-such-layer', message: `There is no layer named ${id}.` });
}

export function noSuchConnection(from: string, to: string): Result<never> {
  return fail({ code: 'no-such-connection', message: `${from} is not connected to ${to}.` });
}

export function noSuchGroup(id: string): Result<never> {
  return fail({ code: 'no-such-group', message: `There is no repeated group named ${id}.` });
}

export function nameTaken(id: string): Result<never> {
  return fail({
    code: 'name-taken',
    message: `Another layer is named ${id} already.`,
    hint: 'Choose another name.',
    place: { kind: 'layer', layer: id },
  });
}

export function selfLoop(id: string): Result<never> {
  return fail({
    code: 'self-loop',
    message: `${id} cannot feed itself.`,
    place: { kind: 'layer', layer: id },
  });
}

export function alreadyConnected(from: string, to: string): Result<never> {
  return fail({
    code: 'duplicate-connection',
    message: `${from} is connected to ${to} already.`,
    place: { kind: 'connection', from, to },
  });
}

export function hasLayer(network: Network, id: string): boolean {
  return network.layers.some((layer) => layer.id === id);
}

export function hasConnection(network: Network, from: string, to: string): boolean {
  return network.connections.some((connection) => connection[0] === from && connection[1] === to);
}
