// Two pictures of a page, compared as a person would: by small squares, so that how a letter's edge is smoothed does not count, and a
// button that moved or another colour does.
import type { Page } from 'playwright-core';

/** Side of a square, in px. */
const SQUARE = 4;
/** Squares whose mean colour is this much apart, of 255 in the channel where it is most, are another colour. */
const APART = 16;

export type Difference = {
  /** How many squares are another colour; of how many. */
  squares: number;
  of: number;
  /** The second picture pale, with what differs in red; PNG. */
  shown: Buffer;
};

/** null: not of the same size. The page does the decoding; anything may be on it. */
export const compare = async (page: Page, before: Buffer, after: Buffer): Promise<Difference | null> => {
  const pictures = [before, after].map((p) => p.toString('base64'));
  const found = await page.evaluate(
    async ({ pictures, square, apart }) => {
      const images = await Promise.all(
        pictures.map(async (p) => createImageBitmap(await (await fetch(`data:image/png;base64,${p}`)).blob())),
      );
      const [{ width, height }, second] = images as [ImageBitmap, ImageBitmap];
      if (width !== second.width || height !== second.height) return null;
      const across = Math.ceil(width / square);
      const down = Math.ceil(height / square);
      /** Each image as squares: the browser's own mean. */
      const [a, b] = images.map((image) => {
        const c = new OffscreenCanvas(width, height).getContext('2d')!;
        c.drawImage(image, 0, 0);
        const { data } = c.getImageData(0, 0, width, height);
        const sums = new Float64Array(across * down * 4);
        for (let y = 0; y < height; y++)
          for (let x = 0; x < width; x++) {
            const s = 4 * (Math.floor(y / square) * across + Math.floor(x / square));
            const p = 4 * (y * width + x);
            for (let k = 0; k < 3; k++) sums[s + k]! += data[p + k]!;
            sums[s + 3]!++;
          }
        return sums;
      }) as [Float64Array, Float64Array];
      const canvas = new OffscreenCanvas(width, height);
      const c = canvas.getContext('2d')!;
      c.globalAlpha = 0.3;
      c.drawImage(second, 0, 0);
      c.globalAlpha = 1;
      c.fillStyle = 'red';
      let squares = 0;
      for (let s = 0; s < across * down; s++) {
        const n = a[4 * s + 3]!;
        if (![0, 1, 2].some((k) => Math.abs(a[4 * s + k]! - b[4 * s + k]!) / n > apart)) continue;
        squares++;
        c.fillRect((s % across) * square, Math.floor(s / across) * square, square, square);
      }
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer());
      let shown = '';
      for (let at = 0; at < bytes.length; at += 8192) shown += String.fromCharCode(...bytes.subarray(at, at + 8192));
      return { squares, of: across * down, shown: btoa(shown) };
    },
    { pictures, square: SQUARE, apart: APART },
  );
  return found && { ...found, shown: Buffer.from(found.shown, 'base64') };
};
