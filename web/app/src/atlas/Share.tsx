// A link to what is open: handed to the device's own way of sharing, else copied.
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Icon } from '../ui/Icon';
import { useWords } from '../words';

/** What the person sees is in the address; of a part of the page, its own link. */
const address = (link: string | undefined): string => (link ? new URL(link, location.href).href : location.href);

const wasCalledOff = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** Hands the link on; what is to be said of it, null where nothing is. */
const handOn = async (url: string, title: string, copied: string): Promise<string | null> => {
  const own = 'share' in navigator;
  try {
    if (own) await navigator.share({ title, url });
    else await navigator.clipboard.writeText(url);
    return own ? null : copied;
  } catch (error) {
    return wasCalledOff(error) ? null : url; // no sharing and no clipboard: the link to be copied by hand
  }
};

type Props = { title: string; link?: string; label?: string };

export const Share = ({ title, link, label }: Props) => {
  const { atlas } = useWords();
  const [said, setSaid] = useState('');
  const share = async () => setSaid((await handOn(address(link), `${title} · Taut`, atlas.copied)) ?? '');
  return (
    <span className="atlas-share">
      <Button className={link ? 'plain' : 'secondary'} {...(label && { 'aria-label': label })} onPress={share}>
        <Icon name="share" /> {atlas.share}
      </Button>
      <span role="status" className="quiet">
        {said}
      </span>
    </span>
  );
};
