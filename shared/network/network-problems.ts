import type { Problem } from '../problems/problem';
import type { NetworkEdit } from './edits';

/** A problem of a drawn network, with the edits that would solve it. */
export interface NetworkProblem extends Problem {
  readonly fixes: readonly Fix[];
}

export interface Fix {
  /** What it does, as a button says it. */
  readonly title: string;
  /** What it costs or gives, in one line. */
  readonly detail: string;
  readonly edits: readonly NetworkEdit[];
}

type Words = Omit<Problem, 'place' | 'code'>;

/** Every problem of a network as a whole, with its words. What a single layer cannot do with its inputs is in its record. */
export const networkProblems = {
  'no-input': () => ({
    message: 'The network has no input.',
    hint: 'Add an Input layer: the data comes in there.',
  }),
  'several-inputs': (count: number) => ({
    message: `The network has ${count} Input layers; the data comes in at one.`,
    hint: 'Keep one and connect it to every layer that needs the data.',
  }),
  'no-output': () => ({
    message: 'The network has no output.',
    hint: 'Add an Output layer behind the last layer: the loss is measured there.',
  }),
  'several-outputs': (count: number) => ({
    message: `The network has ${count} Output layers; the loss is measured at one.`,
    hint: 'Keep one.',
  }),
  'not-connected': (title: string) => ({
    message: `Nothing feeds ${title}.`,
    hint: 'Connect a layer to it, or remove it.',
  }),
  'dead-end': (title: string) => ({
    message: `${title} leads nowhere: nothing that it computes reaches the output.`,
    hint: 'Connect it to a layer on the way to the output, or remove it.',
  }),
  'too-few-inputs': (title: string, least: number, found: number) => ({
    message: `${title} joins at least ${least} paths and has ${found}.`,
    hint: 'Connect another layer to it, or remove it.',
  }),
  'too-many-inputs': (title: string, most: number, found: number) => ({
    message: `${title} takes ${most === 1 ? 'one input' : `${most} inputs`} and has ${found}.`,
    hint: 'Join the paths with Add or Concatenate first.',
  }),
  'takes-no-input': (title: string) => ({
    message: `${title} is where the data comes in; nothing can feed it.`,
    hint: 'Remove the connection.',
  }),
  'nothing-follows-output': (title: string) => ({
    message: `${title} is the end of the network; nothing can follow it.`,
    hint: 'Remove the connection.',
  }),
  cycle: (titles: readonly string[]) => ({
    message: `${titles.join(' → ')} go round in a circle.`,
    hint: 'Remove a connection: a value may only flow forward.',
  }),
  'self-loop': (title: string) => ({
    message: `${title} feeds itself.`,
    hint: 'Remove the connection: a value may only flow forward.',
  }),
  'duplicate-connection': (from: string, to: string) => ({
    message: `${from} is connected to ${to} twice.`,
    hint: 'Remove one of the two connections.',
  }),
  'duplicate-layer': (id: string) => ({
    message: `Two layers are named ${id}.`,
    hint: 'Give each layer a name of its own.',
  }),
  'unknown-layer': (id: string) => ({
    message: `There is no layer named ${id}.`,
    hint: 'Remove the connection, or add the layer.',
  }),
  'group-unknown-layer': (group: string, layer: string) => ({
    message: `The repeated group ${group} names a layer ${layer} that does not exist.`,
    hint: 'Take it out of the group.',
  }),
  'group-overlap': (group: string, layer: string, other: string) => ({
    message: `${layer} is in the repeated groups ${other} and ${group}.`,
    hint: 'A layer can be in one group only.',
  }),
  'group-with-end': (group: string) => ({
    message: `The repeated group ${group} contains the input or the output.`,
    hint: 'Only what lies between them can be repeated.',
  }),
  'group-not-connected': (group: string) => ({
    message: `The layers of the repeated group ${group} are not connected with each other.`,
    hint: 'Connect them, or ungroup them.',
  }),
  'group-several-entries': (group: string, sources: readonly string[]) => ({
    message: `The repeated group ${group} is fed by ${sources.join(' and ')}.`,
    hint: 'One value must come in, so that the copies can follow each other.',
  }),
  'group-several-exits': (group: string, exits: readonly string[]) => ({
    message: `The repeated group ${group} has several ends: ${exits.join(' and ')}.`,
    hint: 'One value must leave, so that the copies can follow each other.',
  }),
  'group-without-exit': (group: string) => ({
    message: `The layers of the repeated group ${group} go round in a circle.`,
    hint: 'Remove a connection: a value may only flow forward.',
  }),
  'group-copy-name-taken': (group: string, id: string) => ({
    message: `The repeated group ${group} needs the name ${id}, which another layer has.`,
    hint: 'Rename that layer.',
  }),
} as const satisfies Readonly<Record<string, (...values: never[]) => Words>>;

export type NetworkProblemCode = keyof typeof networkProblems;
