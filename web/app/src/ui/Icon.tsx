// The app's pictograms: strokes on a grid of 24, drawn for this app.
const paths = {
  find: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 21 21',
  screen: 'M12 3 4.5 6v5.5c0 4.6 3.1 8 7.5 9.5 4.4-1.5 7.5-4.9 7.5-9.5V6zM8.5 12l2.5 2.5 4.5-5',
  session: 'M12 6v6l4 2.5M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18',
  selfcare:
    'M12 20.5C6.5 16.5 3.5 13 3.5 9.3 3.5 6.6 5.6 4.5 8 4.5c1.7 0 3.1.9 4 2.4.9-1.5 2.3-2.4 4-2.4 2.4 0 4.5 2.1 4.5 4.8 0 3.7-3 7.2-8.5 11.2z',
  diary: 'M6 3.5h11a1.5 1.5 0 0 1 1.5 1.5v14a1.5 1.5 0 0 1-1.5 1.5H6zM6 3.5v17M9.5 8h5.5M9.5 12h5.5',
  atlas: 'M12 6.5C10 5 7.5 4.5 4 4.5v13.5c3.5 0 6 .5 8 2 2-1.5 4.5-2 8-2V4.5c-3.5 0-6 .5-8 2zm0 0V20',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5',
  undo: 'M8.5 5 4 9.5 8.5 14M4.5 9.5H14a5.5 5.5 0 0 1 0 11h-3',
  redo: 'M15.5 5 20 9.5 15.5 14M19.5 9.5H10a5.5 5.5 0 0 0 0 11h3',
  turn: 'M4 12c0-2.5 3.6-4.5 8-4.5s8 2 8 4.5-3.6 4.5-8 4.5M15 13l-3 3.5 3.5 3',
  paint: 'M4 20c3 0 5-.8 5-3.3A2.7 2.7 0 0 0 6.3 14C4 14 4.5 17.5 4 20M9.5 14.5 19.5 4.5M8 13l2.5 2.5L20 6.5 17.5 4z',
  erase: 'M9 20h11M4.5 14.5 13 6l6 6-8 8H8.5l-4-4a1 1 0 0 1 0-1.5M9 10l6 6',
  pick: 'M12 3v3M12 18v3M3 12h3M18 12h3M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'M6 9.5l6 6 6-6',
  right: 'M9.5 6l6 6-6 6',
  left: 'M14.5 6l-6 6 6 6',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  share: 'M12 15V3.5M7.5 7.5 12 3l4.5 4.5M6 11.5H4.5v9h15v-9H18',
  alert: 'M12 4 2.5 20h19zM12 10v4.5M12 17.3v.2',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  phone: 'M6 3.5h3l1.5 4.5L8.5 9.5a12 12 0 0 0 6 6l1.5-2 4.5 1.5v3a2 2 0 0 1-2.2 2C11 19.3 4.7 13 4 5.7A2 2 0 0 1 6 3.5z',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name }: { name: IconName }) => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
