import { useEffect, useState } from 'preact/hooks';
import { Tick } from '../../parts/tick';
import { server } from '../../server';

const FASTEST_MS = 2000;
const SLOWEST_MS = 10_000;
const QUIET_MS = 5 * 60_000;

/** A switch: while it is on, the page of the selected row is opened as the selection moves. */
export function FollowRow({ openSelected }: { readonly openSelected: () => void }) {
  const [isOn, setOn] = useState(false);
  useEffect(() => (isOn ? follow(openSelected, () => setOn(false)) : undefined), [isOn, openSelected]);
  return <Tick label="Follow the selected row" ticked={isOn} busy={false} onTick={setOn} />;
}

/**
 * Asks where the person is, one question at a time: every 2 seconds, slower while they stay, not at all while the page is
 * hidden. After 5 quiet minutes it ends. Answers how to end it before.
 */
export function follow(moved: () => void, ended: () => void): () => void {
  let [row, wait, quiet]: [string | undefined, number, number] = [undefined, FASTEST_MS, 0];
  let timer = 0;
  const ask = async () => {
    const now = document.hidden ? row : await server.selectedRow().catch(() => row);
    const hasMoved = row !== undefined && now !== row;
    row = now;
    wait = hasMoved ? FASTEST_MS : Math.min(SLOWEST_MS, wait * 1.25);
    quiet = hasMoved ? 0 : quiet + wait;
    if (hasMoved) moved();
    if (timer === -1) return;
    if (quiet >= QUIET_MS) ended();
    else timer = window.setTimeout(ask, wait);
  };
  timer = window.setTimeout(ask, 0);
  return () => {
    window.clearTimeout(timer);
    timer = -1;
  };
}
