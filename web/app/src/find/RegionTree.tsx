// Every area of the body as a list that opens by the keyboard: the way to draw without drawing.
import { memo, useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import type { Layer, Place } from 'taut-core';
import { useAskOnce } from '../core/use';
import { told } from '../state/case';
import { Icon } from '../ui/Icon';
import { useWords } from '../words';

type Node = { place: Place; inside: Node[] };

/** Groups that hold areas, then regions; the many groups that only name a combination are left out. */
const treeOf = (places: Place[]): Node[] => {
  const below = (id: string): Node[] => places.filter((p) => p.parent === id).map((place) => ({ place, inside: below(place.id) }));
  return places
    .filter((p) => p.type === 'group')
    .map((place) => ({ place, inside: below(place.id) }))
    .filter((n) => n.inside.length > 0);
};

const matches = (p: Place, searched: string): boolean =>
  p.name.includes(searched) || (p.latin ?? '').includes(searched) || p.words.some((w) => w.includes(searched));

const found = (nodes: Node[], searched: string): Node[] =>
  nodes.flatMap((n) => {
    const inside = found(n.inside, searched);
    return inside.length > 0 || matches(n.place, searched)
      ? [{ place: n.place, inside: inside.length > 0 ? inside : n.inside }]
      : [];
  });

const marksOf = (layers: Layer[], id: string) => layers.flatMap((l) => (l.marks ?? []).filter((m) => m.region === id));

/** What was set of a region. The only part of a row that changes with the case: the tree itself is made once. */
const Levels = ({ id }: { id: string }) => {
  const words = useWords();
  const { layers } = told.useNow();
  const marks = marksOf(layers, id)
    .map((m) => `${words.side[m.side ?? 'midline']}: ${words.find.level[m.level as 'mild']}`)
    .join(', ');
  return marks && <span className="tree-level">{marks}</span>;
};

const Row = ({ node, onChoose }: { node: Node; onChoose: (place: Place) => void }) => {
  return (
    <TreeItem id={node.place.id} textValue={node.place.name} onAction={() => onChoose(node.place)}>
      <TreeItemContent>
        {({ hasChildItems }) => (
          <>
            {hasChildItems ? (
              <Button slot="chevron" className="chevron">
                <Icon name="right" />
              </Button>
            ) : (
              <span className="chevron" />
            )}
            <span className="tree-name">{node.place.name}</span>
            <Levels id={node.place.id} />
          </>
        )}
      </TreeItemContent>
      {node.inside.map((n) => (
        <Row key={n.place.id} node={n} onChoose={onChoose} />
      ))}
    </TreeItem>
  );
};

export const RegionTree = memo(({ onChoose }: { onChoose: (place: Place) => void }) => {
  const words = useWords().find;
  const places = useAskOnce('regions', []).answer;
  const [searched, setSearched] = useState('');
  const all = useMemo(() => treeOf(places ?? []), [places]);
  const wanted = searched.trim().toLowerCase();
  const nodes = useMemo(() => (wanted ? found(all, wanted) : all), [all, wanted]);
  return (
    <section className="areas" aria-labelledby="areas-title">
      <h2 id="areas-title">{words.areas}</h2>
      <p className="quiet">{words.areasHint}</p>
      <label className="field">
        <span>{words.searchAreas}</span>
        <input type="search" value={searched} onChange={(e) => setSearched(e.target.value)} />
      </label>
      {nodes.length === 0 && places && <p>{words.noAreas}</p>}
      <Tree
        key={wanted}
        aria-labelledby="areas-title"
        className="tree"
        defaultExpandedKeys={wanted ? nodes.flatMap((n) => [n.place.id, ...n.inside.map((m) => m.place.id)]) : []}
      >
        {nodes.map((n) => (
          <Row key={n.place.id} node={n} onChoose={onChoose} />
        ))}
      </Tree>
    </section>
  );
});
