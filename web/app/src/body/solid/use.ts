// The scene on a canvas, and what the core says lies on it.
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Coat, Drawing, Figure, Layer, Mesh, Point3 } from 'taut-core';
import { ask } from '../../core/client';
import { Line } from '../../core/line';
import { useAsk } from '../../core/use';
import type { Shown } from '../BodyView';
import { skins, useInk, useLooks, useZoneInk } from '../looks';
import { Coater } from './coats';
import { BodyScene, type CoatName } from './scene';

export type Made = { scene: BodyScene; mesh: Mesh; coater: Coater };

/** For as long as both are there; the card's memory is given back with them. */
export const useScene = (canvas: RefObject<HTMLCanvasElement | null>, figure: Figure): { made: Made | null; failed: boolean } => {
  const [made, setMade] = useState<Made | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let wanted = true;
    let scene: BodyScene | undefined;
    ask('mesh', figure)
      .then((mesh) => {
        if (!wanted || !canvas.current) return;
        canvas.current.addEventListener('webglcontextlost', () => wanted && setFailed(true));
        scene = new BodyScene(canvas.current, mesh);
        setMade({ scene, mesh, coater: new Coater(mesh) });
      })
      .catch(() => wanted && setFailed(true));
    return () => {
      wanted = false;
      setMade(null);
      scene?.dispose();
    };
  }, [canvas, figure]);
  return { made, failed };
};

export const useColours = (made: Made | null): void => {
  const { skin } = useLooks();
  const ink = useInk();
  const zone = useZoneInk();
  useEffect(() => made?.scene.colour({ ...ink, skin: skins[skin], zone }), [made, skin, ink, zone]);
};

const sensations = ['pain', 'numbness', 'tingling'] as const satisfies CoatName[];

/** What was drawn: the layers of the case and, beside them, what was said in words. */
const drawingOf = (figure: Figure, layers: Layer[], shown: Shown[]): Drawing | null => {
  const said = shown.flatMap(({ subject }) => (subject.show === 'drawing' ? subject.drawing.layers : []));
  return layers.length + said.length > 0 ? { figure, layers: [...layers, ...said] } : null;
};

/** Coats the body with what was drawn. The answer coats it with other layers for a while: with the stroke that is under way. */
export const useDrawn = (made: Made | null, layers: Layer[], shown: Shown[], figure: Figure): ((of: Layer[]) => void) => {
  const line = useRef(new Line());
  const coat = useMemo(
    () => (of: Layer[]) => {
      if (!made) return;
      line.current.go(async () => {
        const { scene, coater } = made;
        const drawn = await ask('coat', drawingOf(figure, of, shown), { figure }).catch((): Coat => ({}));
        scene.coat(sensations, (name, into) => coater.drawn(drawn[name as keyof Coat] as string | undefined, into));
      });
    },
    [made, shown, figure],
  );
  useEffect(() => coat(layers), [coat, layers]);
  return coat;
};

const none: Point3[] = [];

/** The zone of the point that is open, and where to press. */
export const useZone = (made: Made | null, shown: Shown[], figure: Figure): boolean => {
  const open = shown.find(({ subject }) => subject.show === 'point');
  const point = open?.subject.show === 'point' ? open.subject.id : undefined;
  const answer = useAsk('coat', point ? [null, { figure, point, side: open?.side ?? 'left' }] : null).answer;
  useEffect(() => {
    if (!made) return;
    made.scene.coat(['zone'], (_, into) => made.coater.zone(answer?.zone, into));
    made.scene.cross(answer?.crosses ?? none);
  }, [made, answer]);
  return point !== undefined;
};
