// How the skin is lit, and how coats lie on it: the same patterns as on the flat body, so that none is told by colour alone.

/** At most so many places to press are shown at once. */
export const CROSSES = 4;

export const vertexShader = `
attribute float openness;
attribute vec2 pain, numbness, tingling, zone;
varying vec3 facing, seen;
varying float light;
varying vec4 amounts, strengths;
void main() {
  facing = normalMatrix * normal;
  light = openness;
  amounts = vec4(pain.x, numbness.x, tingling.x, zone.x);
  strengths = vec4(pain.y, numbness.y, tingling.y, zone.y);
  vec4 at = modelViewMatrix * vec4(position, 1.0);
  seen = at.xyz;
  gl_Position = projectionMatrix * at;
}`;

// Of pain, numbness, tingling and a zone: how much of the skin is coated (a border runs at half), and how strongly. Lengths of
// patterns are px of the screen. Most skin is bare, and costs nothing but its light.
export const fragmentShader = `
uniform vec3 skin, painInk, numbnessInk, tinglingInk, zoneInk, crosses[${CROSSES}];
uniform int crossesShown;
uniform float dense, perPx;
varying vec3 facing, seen;
varying float light;
varying vec4 amounts, strengths;
const float TILE = 8.0;
const vec3 CROSS = vec3(0.07, 0.1, 0.12);

float within(float amount, float soft) {
  return smoothstep(0.5 - soft, 0.5 + soft, amount);
}
float border(float amount, float soft, float width) {
  return 1.0 - smoothstep(width - 0.6, width + 0.6, abs(amount - 0.5) / soft);
}
float graded(float strength, vec3 sizes) {
  return strength < 0.5 ? sizes.x : strength < 0.84 ? sizes.y : sizes.z;
}
/** Covered where the distance from the middle of a line or dot is less than half its width. */
float drawn(float distance, float width) {
  return 1.0 - smoothstep(width / 2.0 - 0.5, width / 2.0 + 0.5, distance);
}
float lines(vec2 px, float way, float width) {
  float along = fract((px.x + way * px.y) / TILE) - 0.5;
  return drawn(abs(along) * TILE / sqrt(2.0), width);
}
float dots(vec2 px, float width) {
  return drawn(length(fract(px / TILE) - 0.5) * TILE, width);
}
float waves(vec2 px, float width) {
  float rise = abs(fract(px.x / TILE) - 0.5) * TILE;
  return drawn(abs(fract((px.y + rise) / TILE) - 0.5) * TILE / sqrt(2.0), width);
}
void lay(inout vec3 c, vec3 ink, float cover) { c = mix(c, ink, cover); }

void layZone(inout vec3 c, vec2 px, float soft) {
  float usual = smoothstep(0.7, 0.8, strengths.w);
  lay(c, zoneInk, within(amounts.w, soft) * mix(0.16 + 0.6 * lines(px, 1.0, 1.6), 0.62, usual));
  lay(c, zoneInk * 0.6, border(amounts.w, soft, 1.2) * 0.8);
}
// Below a pattern a tint, so that a stroke that is thinner than the pattern is seen.
const float TINT = 0.2;
void layDrawn(inout vec3 c, vec3 ink, float cover, float pattern) {
  lay(c, ink, cover * mix(TINT, 0.75, pattern));
}
void layCross(inout vec3 c, vec3 at) {
  vec3 to = (seen - (viewMatrix * vec4(at, 1.0)).xyz) / perPx;
  if (abs(to.z) * perPx > 40.0 || max(abs(to.x), abs(to.y)) > 8.5) return;
  float off = min(abs(to.x - to.y), abs(to.x + to.y)) / sqrt(2.0);
  lay(c, vec3(1.0), drawn(off, 5.5));
  if (max(abs(to.x), abs(to.y)) < 7.0) lay(c, CROSS, drawn(off, 2.4));
}
void main() {
  vec2 px = gl_FragCoord.xy / dense;
  vec4 soft = max(fwidth(amounts), vec4(0.001));
  vec3 c = skin;
  if (amounts.w > 0.0) layZone(c, px, soft.w);
  if (amounts.y > 0.0)
    layDrawn(c, numbnessInk, within(amounts.y, soft.y), dots(px, graded(strengths.y, vec3(2.6, 4.4, 6.2))));
  if (amounts.z > 0.0)
    layDrawn(c, tinglingInk, within(amounts.z, soft.z), waves(px, graded(strengths.z, vec3(1.0, 1.9, 3.0))));
  if (amounts.x > 0.0)
    layDrawn(c, painInk, within(amounts.x, soft.x), lines(px, -1.0, graded(strengths.x, vec3(1.5, 3.4, 9.0))));
  vec3 n = normalize(facing);
  float lit = 0.5 + 0.5 * max(dot(n, normalize(vec3(-0.25, 0.45, 0.86))), 0.0);
  c *= lit * mix(0.72, 1.06, light);
  for (int k = 0; k < ${CROSSES}; k++) if (k < crossesShown) layCross(c, crosses[k]);
  gl_FragColor = vec4(c, 1.0);
}`;
