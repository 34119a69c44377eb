// A session under way: its log as taut.session/1, line by line, kept on the device, so that it goes on after a reload.
import type { Case, Plan, SessionEvent } from 'taut-core';
import { Store } from './store';

export type Sitting = {
  /** The first line of the log: case and plan. */
  header: string;
  /** When the log was begun, ms since 1970. */
  began: number;
  events: SessionEvent[];
};

export const sitting = new Store<{ now: Sitting | null }>('session', { now: null });

export const begin = (told: Case, plan: Plan, began: number): Sitting => ({
  header: JSON.stringify({ format: 'taut.session/1', started: new Date(began).toISOString(), atlas: '', case: told, plan }),
  began,
  events: [],
});

export const logOf = ({ header, events }: Sitting): string => `${[header, ...events.map((e) => JSON.stringify(e))].join('\n')}\n`;

export const withEvent = (s: Sitting, event: SessionEvent): Sitting => ({ ...s, events: [...s.events, event] });
