// What is in the hand.
import type { Brush } from '../state/case';

export type Tool = { name: 'paint'; brush: Brush } | { name: 'erase'; radius_mm: number } | { name: 'pick' };
