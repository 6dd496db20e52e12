import { MarkerType, Position } from '@xyflow/svelte';
import type { Edge, Node } from '@xyflow/svelte';
import type { ConnectionShape } from '../../shared/network/shapes';
import type { Box } from './box';
import type { CanvasLayout } from './canvas-layout';
import { edgeId } from './canvas-model';
import type { CanvasEdge, CanvasModel, CanvasNode } from './canvas-model';
import type { Density } from './density';
import type { EdgeRoute } from './edge-route';
import type { DropTarget } from './layer-drag.svelte';

export type LayerFlowNode = Node<
  { readonly node: CanvasNode; readonly density: Density; readonly dropTarget: boolean },
  'layer' | 'folded'
>;

export type LayerFlowEdge = Edge<
  {
    readonly key: string;
    readonly route: EdgeRoute;
    readonly label: string;
    readonly problem: boolean;
    readonly added: boolean;
    readonly dropTarget: boolean;
  },
  'layer'
>;

/** The canvas as xyflow takes it: plain lists, made anew whenever the network, layout or selection changes. */
export interface CanvasView {
  readonly model: CanvasModel;
  readonly layout: CanvasLayout;
  readonly isSelected: (layer: string) => boolean;
  readonly isConnectionSelected: (edge: CanvasEdge) => boolean;
  readonly isAdded: (edge: CanvasEdge) => boolean;
  readonly hasProblem: (layer: string) => boolean;
  readonly shapeOf: (edge: CanvasEdge) => ConnectionShape | null;
  readonly dropTarget: DropTarget | null;
}

/** before: what xyflow has now; it keeps what it measured. */
export function flowNodes(view: CanvasView, before: readonly LayerFlowNode[]): LayerFlowNode[] {
  const known = new Map(before.map((node) => [node.id, node]));
  const { density, boxes } = view.layout;
  return view.model.nodes.flatMap((node): LayerFlowNode[] => {
    const box = boxes.get(node.id);
    if (box === undefined) return [];
    const measured = known.get(node.id)?.measured;
    const { width, height } = box;
    const isSameSize = measured?.width === width && measured.height === height;
    return [
      {
        id: node.id,
        type: node.folded === null ? 'layer' : 'folded',
        position: { x: box.x, y: box.y },
        width,
        height,
        ...(measured !== undefined && isSameSize ? { measured } : {}),
        handles: handlesOf(box),
        focusable: false,
        selected: view.isSelected(node.id),
        data: {
          node,
          density,
          dropTarget: view.dropTarget?.kind === 'node' && view.dropTarget.id === node.id,
        },
      },
    ];
  });
}

export function flowEdges(view: CanvasView): LayerFlowEdge[] {
  return view.model.edges.map((edge): LayerFlowEdge => {
    const problem = view.hasProblem(edge.target);
    const added = view.isAdded(edge);
    const selected = view.isConnectionSelected(edge);
    const target = view.dropTarget;
    const dropTarget = target?.kind === 'connection' && edgeId(target.connection) === edge.id;
    const route = view.layout.routes.get(edge.id) ?? { kind: 'forward' };
    const ink = problem ? 'problem' : added || selected || dropTarget ? 'accent' : 'control';
    return {
      id: edge.id,
      type: 'layer',
      source: edge.source,
      target: edge.target,
      selected,
      focusable: false,
      markerEnd: {
        type: MarkerType.ArrowClosed,
        width: 12,
        height: 12,
        strokeWidth: 1,
        color: `var(--${ink})`,
      },
      data: {
        key: edge.id,
        route,
        label: labelOf(view.shapeOf(edge), route, view.layout.density),
        problem,
        added,
        dropTarget,
      },
    };
  });
}

/** What flows through the arrow, where there is room for it. */
function labelOf(shape: ConnectionShape | null, route: EdgeRoute, density: Density): string {
  if (shape === null) return '';
  const values = shape.shape === null ? '?' : shape.shape.join('×');
  switch (route.kind) {
    case 'under':
      return density.skip.label ? `skip carries ${values}` : '';
    case 'forward':
      return density.gapX >= 7 * values.length + 10 ? values : '';
    case 'around':
      return '';
  }
}

/** Known beforehand, so that arrows can be drawn before the nodes were measured. */
function handlesOf({ width, height }: Box): NonNullable<LayerFlowNode['handles']> {
  const size = { width: 1, height: 1 };
  return [
    { type: 'target', position: Position.Left, x: 0, y: height / 2, ...size },
    { type: 'source', position: Position.Right, x: width, y: height / 2, ...size },
  ];
}
