// The first strokes are ranked as quickly as the later ones: views are mapped and the core's code is compiled well before they are needed.
import type { Case, TautCore } from 'taut-core';

const ROUNDS = 20; // after so many, the engine has made its quick code of what was slow at first
const VIEWS = ['front', 'back'];

const dot = (on: string, k: number): Case => ({
  format: 'taut.case/1',
  drawing: { layers: [{ sensation: 'pain', strokes: [{ on, radius_mm: 15, points: [[60, 500 - 10 * k]], level: 'moderate' }] }] },
});

const pause = (): Promise<void> => new Promise((done) => setTimeout(done));

/** In small steps, so that what the person asks comes in between. */
export const warmUp = async (core: TautCore): Promise<void> => {
  for (let k = 0; k < ROUNDS; k++)
    for (const view of VIEWS) {
      await pause();
      core.locate(dot(view, k), { brief: true });
    }
};
