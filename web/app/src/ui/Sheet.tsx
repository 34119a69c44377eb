// A dialog: in the middle of a large screen, from below on a small one.
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useWords } from '../words';
import { Icon } from './Icon';

type Props = { title: string; open: boolean; onClose: () => void; children: ReactNode };

export const Sheet = ({ title, open, onClose, children }: Props) => {
  const words = useWords();
  return (
    <ModalOverlay className="sheet-behind" isOpen={open} onOpenChange={(is) => !is && onClose()} isDismissable>
      <Modal className="sheet">
        <Dialog className="sheet-inside">
          <div className="sheet-head">
            <Heading slot="title">{title}</Heading>
            <Button className="plain" aria-label={words.close} onPress={onClose}>
              <Icon name="close" />
            </Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
