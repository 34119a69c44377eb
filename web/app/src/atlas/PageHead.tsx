// The head of a page of the atlas: its name, a way to hand it on, and the way back to the list as it was left.
import type { ReactNode } from 'react';
import { to, withQuery } from '../state/route';
import { Icon } from '../ui/Icon';
import { useWords } from '../words';
import { Share } from './Share';

type Props = { name: string; latin: string | null; back: URLSearchParams; children?: ReactNode };

export const PageHead = ({ name, latin, back, children }: Props) => {
  const { atlas } = useWords();
  return (
    <>
      <p>
        <a className="button plain atlas-back" href={withQuery(to('atlas'), back)}>
          <Icon name="left" /> {back.size > 0 ? atlas.back : atlas.title}
        </a>
      </p>
      <h1>{name}</h1>
      {latin && latin !== name && <p className="latin">{latin}</p>}
      <p className="row">
        <Share title={name} />
        {children}
      </p>
    </>
  );
};
