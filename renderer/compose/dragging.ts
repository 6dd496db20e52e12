import type { Attachment } from 'svelte/attachments';
import type { Dragged, LayerDrag } from './layer-drag.svelte';

/** Makes an element something to take hold of and drop on the canvas; a press without a move stays a click. */
export function dragging(drag: LayerDrag, dragged: () => Dragged): Attachment<HTMLElement> {
  return (element) => {
    /** The captured element gets a click wherever the pointer is released: after a drag it is none. */
    let isNoClick = false;

    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || drag.dragged === null) return;
      event.stopPropagation();
      drag.cancel();
      isNoClick = true;
    };
    const letGo = () => window.removeEventListener('keydown', onKeyDown, { capture: true });

    const onPointerDown = (event: PointerEvent) => {
      isNoClick = false;
      if (event.button !== 0) return;
      event.stopPropagation();
      element.setPointerCapture(event.pointerId);
      window.addEventListener('keydown', onKeyDown, { capture: true });
      drag.press(dragged(), pointOf(event));
    };
    const onPointerUp = () => {
      letGo();
      if (drag.release()) isNoClick = true;
    };
    const onPointerCancel = () => {
      letGo();
      drag.cancel();
    };
    const onClick = (event: MouseEvent) => {
      if (!isNoClick) return;
      isNoClick = false;
      event.stopImmediatePropagation();
      event.preventDefault();
    };

    element.addEventListener('pointerdown', onPointerDown);
    element.addEventListener('pointermove', (event) => drag.move(pointOf(event)));
    element.addEventListener('pointerup', onPointerUp);
    element.addEventListener('pointercancel', onPointerCancel);
    element.addEventListener('click', onClick, { capture: true });
    return letGo;
  };
}

function pointOf({ clientX, clientY }: PointerEvent) {
  return { x: clientX, y: clientY };
}
