// The session as it is now: the core plays the log back once a second, and after every event.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { SessionEvent, SessionState } from 'taut-core';
import { ask } from '../core/client';
import { logOf, type Sitting, sitting, withEvent } from '../state/session';

const TICK_MS = 500;

export type Happened = Omit<SessionEvent, 'at_ms'>;
export type Running = { state: SessionState | undefined; refused: string; send: Send };
/** The state after it; undefined where it was refused. */
export type Send = (happened: Happened) => Promise<SessionState | undefined>;

export const useSession = (s: Sitting): Running => {
  const [state, setState] = useState<SessionState>();
  const [refused, setRefused] = useState('');
  const busy = useRef(false);
  const over = state?.phase === 'finished' || state?.phase === 'stopped';

  const look = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      setState(await ask('session', logOf(s), Date.now() - s.began));
    } finally {
      busy.current = false;
    }
  }, [s]);

  useEffect(() => {
    look();
    if (over) return;
    const timer = setInterval(look, TICK_MS);
    return () => clearInterval(timer);
  }, [look, over]);

  /** What does not fit what is going on is refused by the core, and does not stand in the log. */
  const send: Send = async (happened) => {
    const event: SessionEvent = { at_ms: Date.now() - s.began, ...happened };
    const next = withEvent(s, event);
    try {
      const after = await ask('session', logOf(next), event.at_ms);
      setState(after);
      setRefused('');
      sitting.change(() => ({ now: next }));
      return after;
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  };
  return { state, refused, send };
};
