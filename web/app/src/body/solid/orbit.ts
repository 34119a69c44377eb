// An eye that goes around the body: where it stands, and how it turns, zooms and moves. Lengths in mm, angles in radians.
import type { Point3, View } from 'taut-core';

/** yaw: 0 before the body, growing toward its own left; pitch: up; span: the height of what is seen at the target. */
export type Orbit = { target: Point3; yaw: number; pitch: number; span: number };

const STEEPEST = 1.4;
const SPANS = [120, 2400] as const;
/** The middle of what is seen stays within the body. */
const REACH: Point3 = [500, 900, 200];
const MIDDLE: Point3 = [0, 880, 0];

const clamp = (v: number, least: number, most: number): number => Math.min(most, Math.max(least, v));

/** From where a flat view is seen. */
export const orbitOf = ({ middle, right, up, height_mm }: View): Orbit => {
  const toward: Point3 = [
    right[1] * up[2] - right[2] * up[1],
    right[2] * up[0] - right[0] * up[2],
    right[0] * up[1] - right[1] * up[0],
  ];
  const pitch = clamp(Math.asin(clamp(toward[1], -1, 1)), -STEEPEST, STEEPEST);
  const yaw = Math.abs(toward[1]) > 0.99 ? 0 : Math.atan2(toward[0], toward[2]);
  return { target: middle, yaw, pitch, span: clamp(height_mm, ...SPANS) };
};

export const turned = (o: Orbit, yaw: number, pitch: number): Orbit => ({
  ...o,
  yaw: o.yaw + yaw,
  pitch: clamp(o.pitch + pitch, -STEEPEST, STEEPEST),
});

/** What the picture shows comes `across` to the right and `along` upward. */
export const moved = (o: Orbit, across: number, along: number): Orbit => {
  const [x, y, z] = o.target;
  const [sin, cos] = [Math.sin(o.yaw), Math.cos(o.yaw)];
  const rise = along * Math.cos(o.pitch);
  const back = along * Math.sin(o.pitch);
  const to: Point3 = [x - across * cos + back * sin, y - rise, z + across * sin + back * cos];
  const within = (k: 0 | 1 | 2) => clamp(to[k], MIDDLE[k] - REACH[k], MIDDLE[k] + REACH[k]);
  return { ...o, target: [within(0), within(1), within(2)] };
};

/** by > 1 shows more of the body; what lies at a place of the picture (mm from its middle) stays there. */
export const zoomed = (o: Orbit, by: number, [across, along]: [number, number] = [0, 0]): Orbit => {
  const span = clamp(o.span * by, ...SPANS);
  const stays = 1 - span / o.span;
  return { ...moved(o, -across * stays, -along * stays), span };
};

/** From which side the body is seen, as views are named. */
export const seenFrom = ({ yaw }: Orbit): 'front' | 'left' | 'back' | 'right' =>
  (['front', 'left', 'back', 'right'] as const)[((Math.round(yaw / (Math.PI / 2)) % 4) + 4) % 4]!;
