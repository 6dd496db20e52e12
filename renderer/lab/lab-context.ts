import { createContext } from 'svelte';
import type { Lab } from './lab.svelte';

/** The one lab of the window, for every component below App. */
export const [useLab, provideLab] = createContext<Lab>();
