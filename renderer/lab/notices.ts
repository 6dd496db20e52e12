import { toast } from 'svelte-sonner';
import type { Problem } from '../../shared/problems/problem';

/** Short words in the corner of the window, for what happened and needs no answer. */
export const notices = {
  tell(message: string): void {
    toast(message);
  },

  done(message: string): void {
    toast.success(message);
  },

  /** A thing that could not be done, and what to do about it. */
  problem({ message, hint }: Problem): void {
    toast.error(message, { duration: 8000, ...(hint === undefined ? {} : { description: hint }) });
  },
} as const;

export type Notices = typeof notices;
