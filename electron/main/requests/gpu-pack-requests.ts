import type { RequestHandlers } from '../../../shared/messages/bridge';
import type { Dialogs } from '../dialogs';
import type { GpuPacks } from '../gpu-pack/gpu-packs';

export function gpuPackRequests(
  packs: Pick<GpuPacks, 'read' | 'add' | 'cancel' | 'remove'>,
  dialogs: Pick<Dialogs, 'chooseGpuPack'>,
): Pick<RequestHandlers, 'gpu-pack:read' | 'gpu-pack:add' | 'gpu-pack:cancel' | 'gpu-pack:remove'> {
  return {
    'gpu-pack:read': () => packs.read(),
    'gpu-pack:add': async () => {
      const file = await dialogs.chooseGpuPack();
      if (file !== null) void packs.add(file);
      return null;
    },
    'gpu-pack:cancel': () => {
      packs.cancel();
      return null;
    },
    'gpu-pack:remove': () => {
      void packs.remove();
      return null;
    },
  };
}
