// The movements of the atlas in everyday words, with the field's word beside them where it has one; by the joint that moves.
import type { Language, TermId } from 'taut-core';

export type Joint =
  | 'neck'
  | 'face'
  | 'shoulder'
  | 'blade'
  | 'elbow'
  | 'wrist'
  | 'fingers'
  | 'trunk'
  | 'pelvis'
  | 'hip'
  | 'knee'
  | 'ankle'
  | 'toes';
type Row = [id: TermId, en: string, de: string, es: string];

const rows: Record<Joint, Row[]> = {
  neck: [
    ['neck-rotation', 'turning the head (rotation)', 'Kopf drehen (Rotation)', 'girar la cabeza (rotación)'],
    [
      'neck-flexion',
      'bending the neck forward (flexion)',
      'Kopf nach vorn beugen (Flexion)',
      'inclinar el cuello hacia delante (flexión)',
    ],
    [
      'neck-extension',
      'tipping the head back (extension)',
      'Kopf nach hinten neigen (Extension)',
      'echar la cabeza hacia atrás (extensión)',
    ],
    [
      'neck-side-bend',
      'tipping the ear to the shoulder (side bend)',
      'Ohr zur Schulter neigen (Seitneigung)',
      'llevar la oreja al hombro (inclinación lateral)',
    ],
    ['head-nod', 'nodding the head', 'mit dem Kopf nicken', 'asentir con la cabeza'],
  ],
  face: [
    ['jaw-opening', 'opening the mouth wide', 'Mund weit öffnen', 'abrir mucho la boca'],
    ['jaw-closing', 'closing the mouth', 'Mund schließen', 'cerrar la boca'],
    ['jaw-side-shift', 'moving the jaw sideways', 'Kiefer zur Seite schieben', 'mover la mandíbula hacia un lado'],
    [
      'jaw-protrusion',
      'pushing the jaw forward (protrusion)',
      'Kiefer vorschieben (Protrusion)',
      'adelantar la mandíbula (protrusión)',
    ],
    ['eye-closing', 'closing the eye', 'Auge schließen', 'cerrar el ojo'],
    ['eye-movement', 'moving the eye', 'Auge bewegen', 'mover el ojo'],
    ['brow-raising', 'raising the eyebrows', 'Augenbrauen heben', 'levantar las cejas'],
    ['smiling', 'smiling', 'lächeln', 'sonreír'],
  ],
  shoulder: [
    [
      'shoulder-flexion',
      'raising the arm forward (flexion)',
      'Arm nach vorn heben (Flexion)',
      'levantar el brazo hacia delante (flexión)',
    ],
    [
      'shoulder-abduction',
      'raising the arm sideways (abduction)',
      'Arm seitlich heben (Abduktion)',
      'levantar el brazo hacia un lado (abducción)',
    ],
    [
      'shoulder-extension',
      'moving the arm backward (extension)',
      'Arm nach hinten führen (Extension)',
      'llevar el brazo hacia atrás (extensión)',
    ],
    [
      'shoulder-external-rotation',
      'turning the arm outward (external rotation)',
      'Arm nach außen drehen (Außenrotation)',
      'girar el brazo hacia fuera (rotación externa)',
    ],
    [
      'shoulder-internal-rotation',
      'turning the arm inward (internal rotation)',
      'Arm nach innen drehen (Innenrotation)',
      'girar el brazo hacia dentro (rotación interna)',
    ],
    [
      'shoulder-horizontal-adduction',
      'bringing the arm across the chest (horizontal adduction)',
      'Arm quer vor die Brust führen (horizontale Adduktion)',
      'cruzar el brazo por delante del pecho (aducción horizontal)',
    ],
    [
      'shoulder-horizontal-abduction',
      'opening the arm out at shoulder height (horizontal abduction)',
      'Arm in Schulterhöhe nach außen öffnen (horizontale Abduktion)',
      'abrir el brazo a la altura del hombro (abducción horizontal)',
    ],
  ],
  blade: [
    ['shoulder-shrug', 'shrugging the shoulder (elevation)', 'Schulter hochziehen (Elevation)', 'encoger el hombro (elevación)'],
    [
      'scapula-protraction',
      'bringing the shoulder forward (protraction)',
      'Schulter nach vorn ziehen (Protraktion)',
      'llevar el hombro hacia delante (protracción)',
    ],
    [
      'scapula-retraction',
      'drawing the shoulder blades together (retraction)',
      'Schulterblätter zusammenziehen (Retraktion)',
      'juntar las escápulas (retracción)',
    ],
    [
      'scapula-depression',
      'pulling the shoulder down (depression)',
      'Schulter nach unten ziehen (Depression)',
      'bajar el hombro (depresión)',
    ],
    [
      'scapula-upward-rotation',
      'turning the shoulder blade up to lift the arm fully (upward rotation)',
      'Schulterblatt nach oben drehen, um den Arm ganz zu heben (Aufwärtsrotation)',
      'girar la escápula hacia arriba para elevar del todo el brazo (rotación superior)',
    ],
  ],
  elbow: [
    ['elbow-flexion', 'bending the elbow (flexion)', 'Ellbogen beugen (Flexion)', 'doblar el codo (flexión)'],
    ['elbow-extension', 'straightening the elbow (extension)', 'Ellbogen strecken (Extension)', 'estirar el codo (extensión)'],
    [
      'forearm-supination',
      'turning the palm up (supination)',
      'Handfläche nach oben drehen (Supination)',
      'girar la palma hacia arriba (supinación)',
    ],
    [
      'forearm-pronation',
      'turning the palm down (pronation)',
      'Handfläche nach unten drehen (Pronation)',
      'girar la palma hacia abajo (pronación)',
    ],
  ],
  wrist: [
    ['wrist-flexion', 'bending the wrist down (flexion)', 'Handgelenk beugen (Flexion)', 'doblar la muñeca hacia abajo (flexión)'],
    [
      'wrist-extension',
      'bending the wrist back (extension)',
      'Handgelenk nach hinten strecken (Extension)',
      'doblar la muñeca hacia atrás (extensión)',
    ],
    [
      'wrist-radial-deviation',
      'bending the wrist to the thumb side (radial deviation)',
      'Handgelenk zum Daumen neigen (Radialabduktion)',
      'inclinar la muñeca hacia el pulgar (desviación radial)',
    ],
    [
      'wrist-ulnar-deviation',
      'bending the wrist to the little-finger side (ulnar deviation)',
      'Handgelenk zum kleinen Finger neigen (Ulnarabduktion)',
      'inclinar la muñeca hacia el meñique (desviación cubital)',
    ],
  ],
  fingers: [
    ['grip', 'gripping hard', 'fest zugreifen', 'agarrar con fuerza'],
    ['finger-flexion', 'bending the fingers (flexion)', 'Finger beugen (Flexion)', 'doblar los dedos (flexión)'],
    ['finger-extension', 'straightening the fingers (extension)', 'Finger strecken (Extension)', 'estirar los dedos (extensión)'],
    ['finger-spread', 'spreading the fingers apart (abduction)', 'Finger spreizen (Abduktion)', 'separar los dedos (abducción)'],
    [
      'finger-closing',
      'pressing the fingers together sideways (adduction)',
      'Finger seitlich zusammendrücken (Adduktion)',
      'juntar los dedos de lado (aducción)',
    ],
    [
      'thumb-opposition',
      'bringing the thumb to the fingers (opposition)',
      'Daumen zu den Fingern führen (Opposition)',
      'llevar el pulgar a los dedos (oposición)',
    ],
    [
      'thumb-flexion',
      'bending the thumb into the palm (flexion)',
      'Daumen in die Handfläche beugen (Flexion)',
      'doblar el pulgar hacia la palma (flexión)',
    ],
    [
      'thumb-extension',
      'straightening the thumb back (extension)',
      'Daumen nach hinten strecken (Extension)',
      'estirar el pulgar hacia atrás (extensión)',
    ],
    [
      'thumb-abduction',
      'lifting the thumb away from the palm (abduction)',
      'Daumen von der Handfläche abheben (Abduktion)',
      'separar el pulgar de la palma (abducción)',
    ],
    [
      'thumb-adduction',
      'pressing the thumb against the hand (adduction)',
      'Daumen an die Hand drücken (Adduktion)',
      'apretar el pulgar contra la mano (aducción)',
    ],
  ],
  trunk: [
    [
      'trunk-flexion',
      'bending the trunk forward (flexion)',
      'Rumpf nach vorn beugen (Flexion)',
      'inclinar el tronco hacia delante (flexión)',
    ],
    [
      'trunk-extension',
      'bending the trunk back (extension)',
      'Rumpf nach hinten strecken (Extension)',
      'arquear el tronco hacia atrás (extensión)',
    ],
    [
      'trunk-side-bend',
      'bending the trunk sideways (side bend)',
      'Rumpf zur Seite neigen (Seitneigung)',
      'inclinar el tronco hacia un lado (inclinación lateral)',
    ],
    ['trunk-rotation', 'twisting the trunk (rotation)', 'Rumpf drehen (Rotation)', 'girar el tronco (rotación)'],
    ['deep-inspiration', 'breathing in deeply', 'tief einatmen', 'inspirar a fondo'],
    ['breathing-out-fully', 'breathing out all the way', 'ganz ausatmen', 'espirar del todo'],
  ],
  pelvis: [
    ['pelvis-hitch', 'hitching up one side of the pelvis', 'eine Beckenseite hochziehen', 'elevar un lado de la pelvis'],
    [
      'pelvic-floor-squeeze',
      'tightening and letting go of the pelvic floor',
      'Beckenboden anspannen und loslassen',
      'contraer y soltar el suelo pélvico',
    ],
  ],
  hip: [
    ['hip-flexion', 'lifting the thigh (flexion)', 'Oberschenkel anheben (Flexion)', 'levantar el muslo (flexión)'],
    [
      'hip-extension',
      'moving the thigh backward (extension)',
      'Oberschenkel nach hinten führen (Extension)',
      'llevar el muslo hacia atrás (extensión)',
    ],
    [
      'hip-abduction',
      'spreading the thigh out sideways (abduction)',
      'Oberschenkel abspreizen (Abduktion)',
      'separar el muslo hacia un lado (abducción)',
    ],
    [
      'hip-adduction',
      'drawing the thighs together (adduction)',
      'Oberschenkel zusammenführen (Adduktion)',
      'juntar los muslos (aducción)',
    ],
    [
      'hip-internal-rotation',
      'turning the thigh inward (internal rotation)',
      'Oberschenkel nach innen drehen (Innenrotation)',
      'girar el muslo hacia dentro (rotación interna)',
    ],
    [
      'hip-external-rotation',
      'turning the thigh outward (external rotation)',
      'Oberschenkel nach außen drehen (Außenrotation)',
      'girar el muslo hacia fuera (rotación externa)',
    ],
  ],
  knee: [
    ['knee-flexion', 'bending the knee (flexion)', 'Knie beugen (Flexion)', 'doblar la rodilla (flexión)'],
    ['knee-extension', 'straightening the knee (extension)', 'Knie strecken (Extension)', 'estirar la rodilla (extensión)'],
    [
      'knee-internal-rotation',
      'turning the shin inward (internal rotation)',
      'Unterschenkel nach innen drehen (Innenrotation)',
      'girar la pierna hacia dentro (rotación interna)',
    ],
    [
      'knee-external-rotation',
      'turning the shin outward (external rotation)',
      'Unterschenkel nach außen drehen (Außenrotation)',
      'girar la pierna hacia fuera (rotación externa)',
    ],
  ],
  ankle: [
    ['ankle-dorsiflexion', 'drawing the foot up (dorsiflexion)', 'Fuß hochziehen (Dorsalextension)', 'subir el pie (dorsiflexión)'],
    [
      'ankle-plantar-flexion',
      'pointing the foot down (plantar flexion)',
      'Fuß nach unten strecken (Plantarflexion)',
      'apuntar con el pie hacia abajo (flexión plantar)',
    ],
    [
      'foot-inversion',
      'turning the sole inward (inversion)',
      'Fußsohle nach innen drehen (Inversion)',
      'girar la planta hacia dentro (inversión)',
    ],
    [
      'foot-eversion',
      'turning the sole outward (eversion)',
      'Fußsohle nach außen drehen (Eversion)',
      'girar la planta hacia fuera (eversión)',
    ],
  ],
  toes: [
    ['toe-flexion', 'curling the toes (flexion)', 'Zehen einrollen (Flexion)', 'encoger los dedos del pie (flexión)'],
    ['toe-extension', 'lifting the toes (extension)', 'Zehen heben (Extension)', 'levantar los dedos del pie (extensión)'],
    [
      'great-toe-flexion',
      'bending the big toe down (flexion)',
      'große Zehe nach unten beugen (Flexion)',
      'doblar el dedo gordo hacia abajo (flexión)',
    ],
    [
      'great-toe-extension',
      'lifting the big toe (extension)',
      'große Zehe heben (Extension)',
      'levantar el dedo gordo (extensión)',
    ],
    ['toe-spread', 'spreading the toes (abduction)', 'Zehen spreizen (Abduktion)', 'separar los dedos del pie (abducción)'],
    [
      'toe-closing',
      'drawing the toes together (adduction)',
      'Zehen zusammenführen (Adduktion)',
      'juntar los dedos del pie (aducción)',
    ],
  ],
};

const column: Record<Language, 1 | 2 | 3> = { en: 1, de: 2, es: 3 };

export type Movement = { id: TermId; name: string };

/** All movements by joint, in a language. */
export const movementsIn = (language: Language): [Joint, Movement[]][] =>
  (Object.keys(rows) as Joint[]).map((joint) => [joint, rows[joint].map((r) => ({ id: r[0], name: r[column[language]] }))]);

const byId = new Map(
  Object.values(rows)
    .flat()
    .map((r) => [r[0], r]),
);

export const movementName = (id: TermId, language: Language): string => byId.get(id)?.[column[language]] ?? id.replaceAll('-', ' ');
