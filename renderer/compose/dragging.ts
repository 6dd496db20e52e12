import type { Attachment } from 'svelte/attachments';
import type { Dragged, LayerDrag } from './layer-drag.svelte';

/** Makes an element something to take hold of and drop on the canvas; a press without a move stays a click. */
export function dragging(drag: LayerDrag, dragged: () => Dragged): Attachment<HTMLElement> {
  return (element) => {
    let suppressClick = false;

    const onPointerDown = (event: PointerEvent) => {
      suppressClick = false;
      if (event.button !== 0) return;
      event.stopPropagation();
      element.setPointerCapture(event.pointerId);
      drag.press(dragged(), pointOf(event));
    };
    const onPointerMove = (event: PointerEvent) => drag.move(pointOf(event));
    const onPointerUp = () => {
      suppressClick = drag.release();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || drag.dragged === null) return;
      event.stopPropagation();
      drag.cancel();
      suppressClick = true;
    };
    const onClick = (event: MouseEvent) => {
      if (!suppressClick) return;
      suppressClick = false;
      event.stopImmediatePropagation();
      event.preventDefault();
    };

    element.addEventListener('pointerdown', onPointerDown);
    element.addEventListener('pointermove', onPointerMove);
    element.addEventListener('pointerup', onPointerUp);
    element.addEventListener('pointercancel', () => drag.cancel());
    element.addEventListener('click', onClick, { capture: true });
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  };
}

function pointOf({ clientX, clientY }: PointerEvent) {
  return { x: clientX, y: clientY };
}
